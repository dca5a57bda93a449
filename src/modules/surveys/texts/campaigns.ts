import type { Lang } from '#platform/lang.ts'
import { campaignsEn } from './campaigns.en.ts'
import { type CampaignsTexts, campaignsVi } from './campaigns.vi.ts'

export const campaignsTexts: Record<Lang, CampaignsTexts> = { vi: campaignsVi, en: campaignsEn }

import type { JobWork } from '#platform/room.ts'
import { takeSheetInChunks } from './actions.ts'

export const jobs: Record<string, JobWork> = { 'plans.take-sheet': takeSheetInChunks }

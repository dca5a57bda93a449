import { rowNumbers, type Sent, type TypedTree, treeOf } from '#platform/form-tree.ts'
import { readInput } from '#platform/input.ts'
import { Refused } from '#platform/refused.ts'
import type { Campaign } from '../store/campaign.ts'
import type { Group } from '../store/stratum.ts'
import { type CampaignWish, campaignInput } from './campaigns.ts'

const treeAt = (tree: TypedTree, name: string): TypedTree => {
  const found = tree[name]
  return typeof found === 'object' ? found : {}
}

/** Reads the form of a campaign, whose groups are rows; rows that nobody filled in are left out. */
export const readCampaignForm = (sent: Sent): CampaignWish => {
  const tree = treeOf(sent)
  const groups = rowNumbers(sent, 'groups', 0)
    .map((n) => treeAt(treeAt(tree, 'groups'), String(n)))
    .filter((row) => row.code || row.nameVi)
  const read = readInput(campaignInput, { ...sent, groups })
  if (read.ok) return read.value
  const fields = read.fields.map((one) => (one.field === 'groups' ? { ...one, field: 'groups.0' } : one))
  throw new Refused('input', 'bad-input', fields)
}

/** What a saved campaign looks like as typed. */
export const typedCampaign = (campaign: Campaign, groups: readonly Group[]): Record<string, string> => ({
  year: String(campaign.year),
  title: campaign.title,
  questionnaireId: String(campaign.questionnaireId),
  block: campaign.block ?? '',
  opensOn: campaign.opensOn,
  closesOn: campaign.closesOn,
  minCell: String(campaign.minCell),
  sampleError: String(Number((Number(campaign.sampleError) * 100).toFixed(3))).replace('.', ','),
  sampling: campaign.sampling,
  seed: campaign.seed,
  ...Object.assign(
    {},
    ...groups.map((group, i) => ({
      [`groups.${i}.code`]: group.code,
      [`groups.${i}.nameVi`]: group.nameVi,
      [`groups.${i}.nameEn`]: group.nameEn,
      [`groups.${i}.weight`]: group.weight.replace('.', ','),
    })),
  ),
})

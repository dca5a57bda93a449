import type { CampaignsTexts } from './campaigns.vi.ts'

export const campaignsEn: CampaignsTexts = {
  surveys: 'Surveys',
  lede: 'Sociological surveys for the PAR Index and for measuring satisfaction. Answers are not tied to who gave them.',
  campaigns: 'Campaigns',
  campaign: 'Campaign',
  none: 'No campaign yet',
  noneHow: 'Results of surveys stand here once they are published.',
  noneRun: 'Make the first one from an issued questionnaire.',
  year: 'Year',
  block: 'About',
  blocks: { department: 'Departments', district: 'Districts', commune: 'Communes' },
  noBlock: 'No unit',
  state: 'State',
  states: { draft: 'In preparation', open: 'Asking', closed: 'Closed' },
  days: 'Days',
  answered: 'Answered',
  invented: 'invented figures',
  synthetic: 'invented questionnaire',
  reasons: {},
}

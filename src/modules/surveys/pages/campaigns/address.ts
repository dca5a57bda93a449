/** Where a campaign is, or a place below it. */
export const campaignAddress = (id: number, ...parts: string[]): string =>
  ['/surveys/campaigns', String(id), ...parts].join('/')

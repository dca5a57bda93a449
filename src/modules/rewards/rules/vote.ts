export const choices = ['for', 'against', 'abstain'] as const
export type Choice = (typeof choices)[number]
export type Ballot = { choice: Choice }

/** Of so many members how many votes pass a nomination: the share rounded up to whole votes. */
export const needed = (members: number, sharePercent: number): number =>
  Math.ceil((members * sharePercent) / 100)

export type Count = { for: number; against: number; abstained: number; passed: boolean }

/**
 * Counts a nomination's ballots. The share is of all members: who abstains by rule, abstains by choice or does not
 * vote counts as abstained, and so against the share.
 */
export const countVotes = (ballots: readonly Ballot[], members: number, sharePercent: number): Count => {
  const given = (choice: Choice) => ballots.filter((ballot) => ballot.choice === choice).length
  const [yes, against] = [given('for'), given('against')]
  return {
    for: yes,
    against,
    abstained: Math.max(0, members - yes - against),
    passed: members > 0 && yes >= needed(members, sharePercent),
  }
}

import type { Indicator, Kind } from './form.ts'

/** The figures this system can fill in itself (facts/system.ts), in the order they are offered, and the kind each is. */
export const systemKinds = {
  'plan.tasks-planned': 'count',
  'plan.tasks-done': 'count',
  'inspections.units': 'count',
  'inspections.findings': 'count',
  'inspections.resolved': 'count',
  'documents.reform': 'count',
  'communication.activities': 'count',
  'communication.items': 'count',
  'communication.reach': 'count',
  'communication.state-money': 'money',
  'communication.other-money': 'money',
  'communication.asked': 'count',
  'communication.acknowledged': 'count',
  'communication.on-time': 'count',
  'communication.late': 'count',
  'communication.none': 'count',
} as const satisfies Record<string, Kind>
export type SystemKey = keyof typeof systemKinds
/** Activities by one channel: channels are dated data, a province's own go by their number. */
export type ChannelKey = `communication.activities-${string}`

export const channelKey = (channel: string): ChannelKey => `communication.activities-${channel}`

/** A figure that an indicator may be filled in from; `channel` is the own name of one channel's. */
export type SystemChoice = { key: SystemKey | ChannelKey; kind: Kind; channel?: { vi: string; en: string } }

/** What may be chosen here: the fixed figures, then one for each channel. */
export const systemChoices = (
  channels: readonly { key: string; name: { vi: string; en: string } }[],
): SystemChoice[] => [
  ...Object.entries(systemKinds).map(([key, kind]) => ({ key: key as SystemKey, kind })),
  ...channels.map((one) => ({ key: channelKey(one.key), kind: 'count' as const, channel: one.name })),
]

/** Why the system cannot fill an indicator in as it says: a key nobody knows here, or a figure of another kind. */
export const systemFault = (
  { system, kind }: Pick<Indicator, 'system' | 'kind'>,
  choices: readonly SystemChoice[],
): 'system-unknown' | 'system-other-kind' | undefined => {
  if (system === undefined) return undefined
  const choice = choices.find((one) => one.key === system)
  if (!choice) return 'system-unknown'
  return choice.kind === kind ? undefined : 'system-other-kind'
}

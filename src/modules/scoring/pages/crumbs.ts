import type { Crumb, Frame } from '#ui/layout.tsx'
import { roundTexts } from '../texts/round.ts'

/** The way up to the rounds, for those who find them: a set and a published ranking are read by others too. */
export const throughRounds = (frame: Frame, ...between: Crumb[]): Crumb[] =>
  frame.rooms.some((shelf) => shelf.rooms.some((room) => room.href === '/scoring'))
    ? [{ href: '/scoring', name: roundTexts[frame.lang].scoring }, ...between]
    : []

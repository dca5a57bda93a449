import type { Room } from '#platform/room.ts'
import { api } from './api.ts'
import { mayReadScorecard } from './policy/scorecard.ts'
import { homeOf, isMember, ownUnit } from './policy.ts'
import { web } from './routes.tsx'
import { memberTexts } from './texts/member.ts'
import { scorecardTexts } from './texts/scorecard.ts'
import { texts } from './texts.ts'

/** What the other rooms hold, gathered: home, waiting, search, a unit's sheet, the guide. */
export const desk: Room = {
  name: 'desk',
  web,
  api,
  nav: (actor, lang) => {
    const own = ['unit', 'officer'].includes(homeOf(actor)) ? ownUnit(actor) : undefined
    const t = texts[lang]
    return [
      ...(own
        ? [{ shelf: 'work' as const, href: `/units/${own.id}/sheet`, text: t.sheet.title, position: 5 }]
        : []),
      ...(isMember(actor)
        ? [{ shelf: 'work' as const, href: '/seats/own', text: memberTexts[lang].nav, position: 6 }]
        : []),
      ...(mayReadScorecard(actor)
        ? [
            {
              shelf: 'measuring' as const,
              href: '/scorecard',
              text: scorecardTexts[lang].nav,
              position: 10,
            },
          ]
        : []),
      { shelf: 'foundations', href: '/help', text: t.guide, position: 90 },
    ]
  },
}

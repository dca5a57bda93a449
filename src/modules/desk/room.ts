import type { Room } from '#platform/room.ts'
import { api } from './api.ts'
import { web } from './routes.tsx'
import { texts } from './texts.ts'

/** What the other rooms hold, gathered: home, waiting, search, a unit's sheet, the guide. */
export const desk: Room = {
  name: 'desk',
  web,
  api,
  nav: (_, lang) => [{ shelf: 'foundations', href: '/help', text: texts[lang].guide, position: 90 }],
}

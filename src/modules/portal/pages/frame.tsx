import type { Frame } from '#ui/layout.tsx'
import { awardTexts } from '../texts/awards.ts'
import { ratingTexts } from '../texts/ratings.ts'
import { texts } from '../texts.ts'

/** What the portal shows around every page: no account, no rooms. */
export type PortalFrame = Pick<Frame, 'lang' | 'path' | 'province' | 'demoBanner'>

// "Tỉnh Nghệ An" within a sentence
const lowered = (name: string): string =>
  name.replace(/^(Tỉnh|Thành phố) /, (word) => word.toLocaleLowerCase('vi'))

/** The parts that every portal page has in common. */
export const portalParts = (frame: PortalFrame) => {
  const t = texts[frame.lang]
  return {
    frame,
    navLabel: t.nav,
    nav: [
      {
        href: '/cong-khai',
        name: t.rankings,
        current: /^\/cong-khai(\/xep-hang|\?|$)/.test(frame.path),
      },
      {
        href: '/cong-khai/xep-loai',
        name: ratingTexts[frame.lang].ratings,
        current: frame.path.startsWith('/cong-khai/xep-loai'),
      },
      {
        href: '/cong-khai/bang-khen',
        name: awardTexts[frame.lang].awards,
        current: frame.path.startsWith('/cong-khai/bang-khen'),
      },
    ],
    foot: <p>{t.foot(lowered(frame.province))}</p>,
  }
}

import { Empty } from '#ui/empty.tsx'
import { showDate, showNumber } from '#ui/format.ts'
import { PortalPage } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import type { RoundLine } from '../../scoring/facts.ts'
import { texts } from '../texts.ts'
import { type PortalFrame, portalParts } from './frame.tsx'

/** Every published ranking, newest year first. */
export const PortalListPage = ({ frame, rounds }: { frame: PortalFrame; rounds: readonly RoundLine[] }) => {
  const { lang } = frame
  const t = texts[lang]
  return (
    <PortalPage {...portalParts(frame)} title={t.title} lede={t.lede}>
      {rounds.length === 0 ? (
        <Empty title={t.none}>{t.noneHow}</Empty>
      ) : (
        <ul class="ct-plain ct-lines ct-p-rounds">
          {rounds.map((round) => (
            <li>
              <a class="ct-row-link" href={`/cong-khai/xep-hang/${round.id}`}>
                <Said text={round.title} />
              </a>
              <br />
              <span class="ct-small ct-quiet">
                {round.place ? (
                  <>
                    <Said text={round.place} />
                    {', '}
                  </>
                ) : null}
                {t.units(showNumber(round.units, lang))}
                {round.published?.publishedOn
                  ? `, ${t.published(showDate(round.published.publishedOn, lang))}`
                  : ''}
                {round.synthetic ? `. ${t.synthetic}` : ''}
              </span>
            </li>
          ))}
        </ul>
      )}
    </PortalPage>
  )
}

import { showMoment } from '#ui/format.ts'
import type { Frame } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { Anchoring } from '../store.ts'
import { texts } from '../texts.ts'

/** Where the head goes, and how to take it out by hand. */
export const AnchoringSheet = ({
  anchoring,
  mail,
  frame,
}: {
  anchoring: Anchoring
  mail: boolean
  frame: Frame
}) => {
  const t = texts[frame.lang]
  const { head, mailed, unmailed, anchors } = anchoring
  const way = mail ? (mailed > 0 ? t.byMail(mailed) : t.noneMailed) : t.inAppOnly
  return (
    <Sheet title={t.anchoring} gapped long>
      <p>{t.anchoringWhy}</p>
      <p>
        {way} {mail && mailed > 0 && unmailed > 0 ? t.someUnmailed(unmailed) : null}
      </p>
      {head ? (
        <p>
          {t.headNow}: <code class="ct-secret">{`${head.seq}:${head.hash}`}</code>
        </p>
      ) : null}
      <p>{t.byHand}</p>
      <p>
        <code class="ct-secret">{`./canhtan audit anchor "${t.byHandPlace}"`}</code>
      </p>
      <h3 class="ds-heading" data-size="2xs">
        {t.lastAnchors}
      </h3>
      {anchors.length === 0 ? <p class="ct-quiet">{t.noAnchor}</p> : null}
      <ul class="ct-plain ct-lines">
        {anchors.map((anchor) => (
          <li>
            {showMoment(new Date(anchor.at), frame.lang)}: <Said text={t.anchorPlace(anchor.place)} />
            <small class="ct-quiet"> {`${anchor.seq}:${anchor.hash.slice(0, 12)}…`}</small>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

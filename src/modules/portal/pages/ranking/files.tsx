import { asset } from '#platform/assets.ts'
import type { Lang } from '#platform/lang.ts'
import { showDate, showSize } from '#ui/format.ts'
import { Icon } from '#ui/icon.tsx'
import type { Ranking } from '../../../scoring/facts.ts'
import { texts } from '../../texts.ts'

/** Bytes of what can be taken away; no decision where none was issued here. */
export type Sizes = {
  decision: number | undefined
  xlsx: number
  csv: number
  bundle: number | undefined
  intervals: number | undefined
}

/** The name under which a bundle is saved. */
export const bundleName = (roundId: number, version: number): string =>
  `chi-so-cchc-${roundId}-${version}.json`

const Download = ({
  lang,
  href,
  text,
  size,
}: {
  lang: Lang
  href: string
  text: string
  size?: number | undefined
}) => (
  <li>
    <Icon name="download" />
    <a class="ds-link" href={href}>
      {text}
    </a>
    {size === undefined ? null : <span class="ct-small ct-quiet">{showSize(size, lang)}</span>}
  </li>
)

/** What can be taken away of a result, and how its bundle is verified. */
export const Proof = ({
  lang,
  ranking: { round, result },
  sizes,
}: {
  lang: Lang
  ranking: Ranking
  sizes: Sizes
}) => {
  const t = texts[lang]
  const file = (name: string) => `/cong-khai/xep-hang/${round.id}/${name}?version=${result?.version ?? 1}`
  const data = file('du-lieu.json')
  return (
    <section class="ct-p-more" aria-labelledby="verify">
      <h2 class="ds-heading" data-size="xs" id="files">
        {t.files}
      </h2>
      <p>{t.filesLede}</p>
      <ul class="ct-plain ct-p-files">
        {sizes.decision === undefined ? null : (
          <Download lang={lang} href={file('quyet-dinh.pdf')} text={t.decisionFile} size={sizes.decision} />
        )}
        <Download lang={lang} href={file('bang.xlsx')} text={t.xlsx} size={sizes.xlsx} />
        <Download lang={lang} href={file('bang.csv')} text={t.csv} size={sizes.csv} />
        <Download lang={lang} href={data} text={t.bundle} size={sizes.bundle} />
        {sizes.intervals === undefined ? null : (
          <Download
            lang={lang}
            href={file('khoang-hang.json')}
            text={t.intervalsFile}
            size={sizes.intervals}
          />
        )}
      </ul>
      <h2 class="ds-heading" data-size="xs" id="verify">
        {t.verify}
      </h2>
      <p>{t.verifyLede}</p>
      <ct-verify
        src={data}
        hash={result?.bundleHash ?? ''}
        label={t.verifyNow}
        busy={t.verifying}
        holds={t.holds}
        fails={t.fails}
        cannot={t.cannot}
      ></ct-verify>
      <p>
        {t.verifyCommand}
        <br />
        <code class="ct-hash">
          ./canhtan index verify {bundleName(round.id, result?.version ?? 1)} --hash {result?.bundleHash}
        </code>
      </p>
      <p class="ct-small">
        {t.hash}: <code class="ct-hash">{result?.bundleHash}</code>
      </p>
      <script type="module" src={asset('verify.js')}></script>
    </section>
  )
}

/** The versions of a result, where there are several. */
export const Versions = ({ lang, ranking: { round, results, result } }: { lang: Lang; ranking: Ranking }) => {
  const t = texts[lang]
  if (results.length < 2) return null
  return (
    <section class="ct-p-more" aria-labelledby="versions">
      <h2 class="ds-heading" data-size="xs" id="versions">
        {t.earlier}
      </h2>
      <ul class="ct-plain">
        {results.map((one) => (
          <li>
            <a
              class="ds-link"
              href={`/cong-khai/xep-hang/${round.id}?version=${one.version}`}
              aria-current={one.id === result?.id ? 'true' : undefined}
            >
              {t.version(one.version, one.publishedOn ? showDate(one.publishedOn, lang) : '')}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

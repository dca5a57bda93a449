import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/lang.ts'
import { ScrollBox } from '../scroll-box.tsx'
import { uiTexts } from '../texts.ts'

/** The numbers of a chart, for those who cannot see it or want them exactly; a number may open the list behind it. */
export type ChartData = {
  heads: string[]
  rows: { name: string; values: (string | { text: string; href: string })[] }[]
}

export const DataTable = ({ data, lang, caption }: { data: ChartData; lang: Lang; caption: string }) => (
  <details class="ct-data ct-no-print">
    <summary>{uiTexts(lang).chartData}</summary>
    <ScrollBox name={caption}>
      <table class="ds-table">
        <caption class="ds-sr-only">{caption}</caption>
        <thead>
          <tr>
            {data.heads.map((head, i) => (
              <th scope="col" class={i === 0 ? undefined : 'n'}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr>
              <th scope="row">{row.name}</th>
              {row.values.map((value) => (
                <td class="n">
                  {typeof value === 'string' ? (
                    value
                  ) : (
                    <a class="ct-row-link" href={value.href}>
                      {value.text}
                    </a>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  </details>
)

/** A chart's drawings with its table of numbers. */
export const Chart = ({
  drawings,
  data,
  lang,
  story,
  caption,
}: {
  drawings: string[]
  data?: ChartData
  lang: Lang
  story: string
  caption?: Child
}) => (
  <figure class="ct-chart-figure">
    {caption ? <figcaption>{caption}</figcaption> : null}
    {drawings.map((drawing) => raw(drawing))}
    {data ? <DataTable data={data} lang={lang} caption={story} /> : null}
  </figure>
)

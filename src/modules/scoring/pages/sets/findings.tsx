import type { Lang } from '#platform/lang.ts'
import { showNumber } from '#ui/format.ts'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { AnnexFinding } from '../../annex/types.ts'
import type { SetFinding } from '../../facts/checked.ts'
import { findingWords } from '../../rules/words/finding.ts'
import { setsTexts } from '../../texts/sets.ts'
import { nodeAddress } from './words.tsx'

type Line = { level: string; place: string; href?: string; text: string; where?: string }

const most = 300

const Lines = ({ lines, lang, title }: { lines: Line[]; lang: Lang; title: string }) => {
  const t = setsTexts[lang]
  return (
    <Sheet title={title} id="findings" flush gapped long>
      <Table
        lang={lang}
        caption={title}
        rows={lines.slice(0, most)}
        columns={[
          {
            head: t.level,
            nowrap: true,
            cell: (line) =>
              line.level === 'error' ? (
                <strong>{t.levels.error}</strong>
              ) : (
                (t.levels[line.level] ?? line.level)
              ),
          },
          {
            head: t.place,
            phone: 'label',
            cell: (line) => (
              <>
                {line.href ? <a href={line.href}>{line.place}</a> : line.place}
                {line.where ? (
                  <>
                    <br />
                    <span class="ct-small ct-quiet">
                      <Said text={line.where} />
                    </span>
                  </>
                ) : null}
              </>
            ),
          },
          { head: t.finding, names: true, phone: 'wide', cell: (line) => <Said text={line.text} /> },
        ]}
      />
      {lines.length > most ? (
        <p class="ct-quiet ct-tasks-none">{t.more(showNumber(lines.length - most, lang))}</p>
      ) : null}
    </Sheet>
  )
}

/** What the checks found in a set, each at its place. */
export const SetFindings = ({ id, findings, lang }: { id: number; findings: SetFinding[]; lang: Lang }) => {
  const t = setsTexts[lang]
  return (
    <Lines
      lang={lang}
      title={t.findings}
      lines={findings.map(({ level, code, text }) => ({
        level,
        place: code === 'set' ? t.whole : code,
        ...(code !== 'set' && { href: nodeAddress(id, code) }),
        text: text[lang],
      }))}
    />
  )
}

const fileText = ({ reason, path, facts }: AnnexFinding, lang: Lang): string => {
  const own = setsTexts[lang].annex[reason]
  if (own) return own
  const words = findingWords({ reason, facts: facts ?? {} }, lang)
  return path ? setsTexts[lang].shapeAt(path, words) : words
}

/** What was found in a file: while reading it, by row, and by the checks, by code. */
export const FileFindings = ({
  file,
  checks,
  rows,
  sheet,
  lang,
}: {
  file: AnnexFinding[]
  checks: SetFinding[]
  /** where each code stands in the file's sheet */
  rows: ReadonlyMap<string, number>
  sheet: string
  lang: Lang
}) => {
  const t = setsTexts[lang]
  const where = (sheet: string, row: number) =>
    row === 0 ? t.wholeFile : t.row(sheet, showNumber(row, lang))
  const order = ['error', 'warning', 'notice', 'info']
  const lines: Line[] = [
    ...file.map((finding) => ({
      level: finding.level,
      place: finding.code ?? where(finding.sheet, finding.row),
      ...(finding.code && finding.row > 0 && { where: where(finding.sheet, finding.row) }),
      text: fileText(finding, lang),
    })),
    ...checks.map(({ level, code, text }) => {
      const row = rows.get(code)
      return {
        // a rule that is not proven is corrected in the draft: it does not stand in the way of taking the file
        level,
        place: code === 'set' ? t.whole : code,
        ...(row !== undefined && { where: where(sheet, row) }),
        text: text[lang],
      }
    }),
  ].sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
  return lines.length === 0 ? (
    <p class="ct-gapped">{t.clean}</p>
  ) : (
    <Lines lines={lines} lang={lang} title={t.findings} />
  )
}

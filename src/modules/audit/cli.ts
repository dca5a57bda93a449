import type { Command } from 'commander'
import { z } from 'zod'
import { command } from '#platform/cli.ts'
import { line as text } from '#platform/input.ts'
import { takeHead } from './actions.ts'
import { type ChainFinding, type ChainReport, findHead, verifyChain } from './facts.ts'
import { anchorText } from './input.ts'

const words: Record<ChainFinding['fault'], string> = {
  altered: 'bị sửa / altered',
  removed: 'bị xóa / removed',
  reordered: 'bị đổi thứ tự / reordered',
  unlinked: 'không nối với dòng trước / does not follow the one before',
  rewritten: 'bị viết lại, khác mốc lưu ở / rewritten, unlike the anchor kept in',
  'cut-off': 'bị cắt đuôi, theo mốc lưu ở / cut off, by the anchor kept in',
  'personal-altered': 'thông tin cá nhân bị sửa / personal part altered',
  'personal-removed': 'thông tin cá nhân bị xóa / personal part removed',
}

const line = ({ seq, to, fault, place }: ChainFinding): string =>
  `  ${to === undefined || to === seq ? seq : `${seq}-${to}`}: ${words[fault]}${place ? ` ${place}` : ''}`

const shownHead = (head: { seq: number; hash: string } | null): string =>
  head ? `${head.seq}:${head.hash}` : '-'

const show = (report: ChainReport): string => {
  const head = report.head ? `${report.head.seq}:${report.head.hash}` : '-'
  const sum = `${report.entries} dòng / entries, ${report.anchors} mốc / anchors, ${head}`
  if (report.holds) return `Nhật ký nguyên vẹn / The record holds. ${sum}`
  const more = report.found > report.findings.length ? [`  … ${report.found}`] : []
  return [
    `Nhật ký KHÔNG nguyên vẹn / The record does NOT hold. ${sum}`,
    ...report.findings.map(line),
    ...more,
  ].join('\n')
}

/** `canhtan audit verify`, `canhtan audit head` and `canhtan audit anchor`. */
export const cli = (program: Command): void => {
  command(
    program,
    {
      name: 'audit verify',
      summary: 'prove the record: find altered, removed, reordered and cut-off entries',
      options: { '--anchor <seq:hash...>': 'a head kept outside, from an auditor’s mail or a backup' },
      input: z.object({ anchor: z.array(anchorText).default([]) }),
      show,
    },
    async (run, { anchor }) => {
      const report = await verifyChain(run.ctx.db, anchor)
      if (!report.holds) run.fail()
      return report
    },
  )
  command(
    program,
    {
      name: 'audit head',
      summary: 'the head of the chain, to be kept outside',
      input: z.object({}),
      show: shownHead,
    },
    async (run) => (await findHead(run.ctx.db)) ?? null,
  )
  command(
    program,
    {
      name: 'audit anchor <place>',
      summary: 'the head again, and note that it is kept outside, at PLACE ("sổ của phòng Kiểm tra")',
      input: z.object({ place: text(200) }),
      show: shownHead,
    },
    (run, { place }) => takeHead(run.ctx, place),
  )
}

import { createHash } from 'node:crypto'
import type { Command } from 'commander'
import { z } from 'zod'
import { command } from '#platform/cli.ts'
import { both, jsonOf } from '#platform/cli-files.ts'
import { type BundleFault, faultWords, verifyBundle } from '../rules/bundle.ts'
import { computeUnits } from '../rules/compute-units.ts'

const input = z.object({ bundle: z.string(), hash: z.string().optional() })

/** A bundle of 11,000 units stays below this; what is larger is no bundle. */
const most = 512 * 1024 * 1024

type Verdict = { ok: boolean; units: number; hash: string | null; faults: (BundleFault & { text: string })[] }

const sentence = (fault: BundleFault): string => both(faultWords(fault, 'vi'), faultWords(fault, 'en'))

const sha256 = (text: string): Promise<string> =>
  Promise.resolve(createHash('sha256').update(text).digest('hex'))

/** `canhtan index verify BUNDLE`: computes a published result anew from its rules and inputs; leaves with 1 when it does not hold. */
export const verify = (program: Command): void => {
  command(
    program,
    {
      name: 'index verify <bundle>',
      summary: 'whether a published bundle holds: hashes, and every result computed anew',
      options: { '--hash <sha256>': 'the verification code printed in the decision' },
      input,
      open: { pure: true },
      show: ({ ok, units, hash, faults }: Verdict) =>
        ok
          ? `Khớp: ${units} đơn vị, ${hash}\nHolds: ${units} units, ${hash}`
          : faults.map((fault) => fault.text).join('\n'),
    },
    async (run, { bundle, hash }): Promise<Verdict> => {
      const value = await jsonOf(bundle, most)
      const faults = await verifyBundle(value, computeUnits, sha256, hash)
      if (faults.length > 0) run.fail()
      const read = value as { units?: unknown[]; hash?: string } | null
      return {
        ok: faults.length === 0,
        units: Array.isArray(read?.units) ? read.units.length : 0,
        hash: typeof read?.hash === 'string' ? read.hash : null,
        faults: faults.map((fault) => ({ ...fault, text: sentence(fault) })),
      }
    },
  )
}

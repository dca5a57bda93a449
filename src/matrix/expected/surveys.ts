import type { Expectations } from '../expected.ts'
import { surveysAsking } from './surveys-asking.ts'
import { surveysFindings } from './surveys-findings.ts'

/** Who gets what from the surveys room; see ../expected.ts for how to read a line. */
export const surveys: Expectations = { ...surveysAsking, ...surveysFindings }

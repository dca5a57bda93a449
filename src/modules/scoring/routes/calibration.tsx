import { type Again, type C, idIn, show, type Web } from '#platform/http.ts'
import { formState } from '#ui/refused-form.ts'
import { serveFile } from '../../documents/facts.ts'
import { drawSample, enterBlind } from '../actions.ts'
import { blindFile, nextBlindOf, readBlind } from '../facts/blind.ts'
import { readCalibration, readSampling } from '../facts/calibration.ts'
import { blindInput, sampleInput } from '../input/calibration.ts'
import { BlindPage } from '../pages/calibration/blind.tsx'
import { CalibrationPage } from '../pages/calibration/findings.tsx'
import { SamplePage } from '../pages/calibration/sample.tsx'

const showSample = async (c: C, again?: Again) =>
  show(
    c,
    <SamplePage
      frame={await c.var.frame()}
      sampling={await readSampling(c.var.ctx, idIn(c))}
      state={formState(c.var.ctx.lang, 'sample', c.var.sentence, again)}
    />,
    again?.status,
  )

const showBlind = async (c: C, again?: Again) => {
  const { ctx, sentence } = c.var
  const reading = await readBlind(ctx, idIn(c))
  return show(
    c,
    <BlindPage
      frame={await c.var.frame()}
      reading={reading}
      state={formState(ctx.lang, 'blind', sentence, again)}
      next={reading.blind.at === null ? undefined : await nextBlindOf(ctx)}
    />,
    again?.status,
  )
}

/** Blind second appraisals: the sample, the appraisals themselves, and what they say of the appraisers. */
export const calibrationRoutes = (web: Web): void => {
  web.get('/scoring/rounds/:id/calibration', async (c) =>
    show(
      c,
      <CalibrationPage frame={await c.var.frame()} reading={await readCalibration(c.var.ctx, idIn(c))} />,
    ),
  )
  web.get('/scoring/rounds/:id/calibration/sample', (c) => showSample(c))
  web.post('/scoring/rounds/:id/calibration/sample', {
    input: sampleInput,
    act: (ctx, value, c) => drawSample(ctx, idIn(c), value),
    next: (_, c) => `/scoring/rounds/${idIn(c)}/calibration/sample`,
    again: showSample,
  })
  web.get('/scoring/blind/:id', (c) => showBlind(c))
  web.post('/scoring/blind/:id', {
    input: blindInput,
    act: (ctx, value, c) => enterBlind(ctx, idIn(c), value),
    next: (_, c) => `/scoring/blind/${idIn(c)}`,
    again: showBlind,
  })
  web.get('/scoring/blind/:id/evidence/:evidence', async (c) =>
    serveFile(c, await blindFile(c.var.ctx, idIn(c), idIn(c, 'evidence'))),
  )
}

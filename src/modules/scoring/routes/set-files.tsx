import { type Again, type C, idIn, maxBytes, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { formState } from '#ui/refused-form.ts'
import { serveBytes, serveXlsx } from '../../documents/facts.ts'
import { findSetUpload, keepSetUpload, setLimits, takeSetUpload } from '../actions/sets-import.ts'
import { annexXlsx } from '../annex/write.ts'
import { kindNames, needSet } from '../facts/sets.ts'
import { takeSetInput, uploadInput } from '../input/sets.ts'
import { ImportSetPage, SetUploadPage } from '../pages/sets/new.tsx'
import { mayDraftSet } from '../policy/sets.ts'
import { leavesOf } from '../rules/set.ts'
import { ruleWords } from '../rules/words/rule.ts'

const showImport = async (c: C, again?: Again) => {
  const { ctx } = c.var
  if (!mayDraftSet(ctx.actor)) throw new Refused('forbidden', 'forbidden')
  return show(
    c,
    <ImportSetPage
      frame={await c.var.frame()}
      state={formState(ctx.lang, 'upload', c.var.sentence, again)}
      limits={setLimits(ctx)}
      maxBytes={maxBytes(c)}
    />,
    again?.status,
  )
}

const showUpload = async (c: C, again?: Again) => {
  const { ctx } = c.var
  const upload = await findSetUpload(ctx, idIn(c, 'import'))
  const { set } = upload
  const initial = {
    code: set?.id ?? '',
    year: String(set?.year ?? c.var.year),
    titleVi: set?.title_vi ?? '',
    level: set?.level ?? 'department',
  }
  return show(
    c,
    <SetUploadPage
      frame={await c.var.frame()}
      upload={upload}
      leaves={set ? leavesOf(set).length : 0}
      state={formState(ctx.lang, 'taking', c.var.sentence, again, initial)}
      blocks={await kindNames(ctx)}
    />,
    again?.status,
  )
}

const plainName = (code: string): string => code.replace(/[^A-Za-z0-9._-]+/g, '-')

/** Files of sets: sent, read, taken; written as an annex and as JSON. */
export const setFileRoutes = (web: Web): void => {
  web.get('/scoring/sets/import', (c) => showImport(c))
  web.post('/scoring/sets/imports', {
    input: uploadInput,
    act: async (ctx, { file }) =>
      keepSetUpload(ctx, { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name.slice(0, 200) }),
    next: (id) => `/scoring/sets/imports/${id}`,
    again: showImport,
  })
  web.get('/scoring/sets/imports/:import', (c) => showUpload(c))
  web.post('/scoring/sets/imports/:import/taking', {
    input: takeSetInput,
    act: (ctx, value, c) => takeSetUpload(ctx, idIn(c, 'import'), value),
    next: (id) => `/scoring/sets/${id}`,
    again: showUpload,
  })
  web.get('/scoring/sets/:id/annex.xlsx', async (c) => {
    const set = await needSet(c.var.ctx, idIn(c))
    const bytes = await annexXlsx(set.content, { rule: (leaf) => ruleWords(leaf, 'vi') })
    return serveXlsx(bytes, `${plainName(set.code)}-${set.version}.xlsx`)
  })
  web.get('/scoring/sets/:id/set.json', async (c) => {
    const set = await needSet(c.var.ctx, idIn(c))
    const bytes = new TextEncoder().encode(`${JSON.stringify(set.content, null, 1)}\n`)
    return serveBytes(bytes, `${plainName(set.code)}-${set.version}.json`, 'application/json')
  })
}

import { type Again, type C, idIn, show, type Web } from '#platform/http.ts'
import { formState } from '#ui/refused-form.ts'
import { serveFile } from '../../documents/facts.ts'
import {
  answerObjection,
  assessSelf,
  castVote,
  comment,
  confirmCause,
  fileObjection,
  saveFact,
  setAside,
  withdrawCause,
} from '../actions.ts'
import { caseOfObjection, objectionFile, readPerson } from '../facts/persons.ts'
import * as input from '../input.ts'
import { type PersonForm, type PersonForms, PersonPage } from '../pages/person.tsx'

type RefusedForm = { form: PersonForm; of?: number; again: Again }

const showPerson = async (c: C, id: number, refused?: RefusedForm) => {
  const { ctx, sentence } = c.var
  const reading = await readPerson(ctx, id)
  const forms: PersonForms = (name, of) =>
    formState(
      ctx.lang,
      of === undefined ? name : `${name}${of}`,
      sentence,
      refused?.form === name && refused.of === of ? refused.again : undefined,
    )
  return show(
    c,
    <PersonPage frame={await c.var.frame()} reading={reading} forms={forms} />,
    refused?.again.status,
  )
}

const back = (_: unknown, c: C): string => `/ratings/persons/${idIn(c)}`
const again = (form: PersonForm) => (c: C, again: Again) => showPerson(c, idIn(c), { form, again })

const prepareRoutes = (web: Web): void => {
  web.post('/ratings/persons/:id/facts', {
    input: input.factInput,
    act: (ctx, value, c) => saveFact(ctx, idIn(c), value),
    next: back,
    again: again('fact'),
  })
  web.post('/ratings/persons/:id/causes', {
    input: input.causeInput,
    act: (ctx, value, c) => confirmCause(ctx, idIn(c), value),
    next: back,
    again: again('cause'),
  })
  web.post('/ratings/persons/:id/causes/:cause/withdrawal', {
    input: input.nothingInput,
    act: (ctx, _, c) => withdrawCause(ctx, idIn(c), idIn(c, 'cause')),
    next: back,
    again: again('cause'),
  })
  web.post('/ratings/persons/:id/aside', {
    input: input.asideInput,
    act: (ctx, value, c) => setAside(ctx, idIn(c), value),
    next: back,
    again: again('aside'),
  })
}

const speakRoutes = (web: Web): void => {
  web.post('/ratings/persons/:id/self', {
    input: input.selfInput,
    act: (ctx, value, c) => assessSelf(ctx, idIn(c), value),
    next: back,
    again: again('self'),
  })
  web.post('/ratings/persons/:id/comments', {
    input: input.commentInput,
    act: (ctx, value, c) => comment(ctx, idIn(c), value),
    next: back,
    again: again('comment'),
  })
  // a member goes on to the next person without a vote of theirs
  web.post('/ratings/persons/:id/vote', {
    input: input.voteInput,
    act: async (ctx, value, c) => {
      await castVote(ctx, idIn(c), value)
      return (await readPerson(ctx, idIn(c))).next
    },
    next: (next, c) => `/ratings/persons/${next ?? idIn(c)}`,
    again: again('vote'),
  })
}

/** A person's case, with the words of all who have a say in it. */
export const personRoutes = (web: Web): void => {
  web.get('/ratings/persons/:id', (c) => showPerson(c, idIn(c)))
  prepareRoutes(web)
  speakRoutes(web)
  web.post('/ratings/persons/:id/objections', {
    input: input.objectionInput,
    act: (ctx, value, c) => fileObjection(ctx, idIn(c), value),
    next: (_, c) => `/ratings/persons/${idIn(c)}#objections`,
    again: again('objection'),
  })
  web.post('/ratings/objections/:id/answer', {
    input: input.answerInput,
    act: (ctx, value, c) => answerObjection(ctx, idIn(c), value),
    next: (ratedId) => `/ratings/persons/${ratedId}#objections`,
    again: async (c, again) => {
      const id = idIn(c)
      return showPerson(c, await caseOfObjection(c.var.ctx, id), { form: 'answer', of: id, again })
    },
  })
  web.get('/ratings/objections/:id/file', async (c) => serveFile(c, await objectionFile(c.var.ctx, idIn(c))))
}

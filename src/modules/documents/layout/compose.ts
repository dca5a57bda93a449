import { composeBody } from './compose/body.ts'
import { composeFoot } from './compose/foot.ts'
import { composeAddressees, composeHead } from './compose/head.ts'
import { centredRule, line } from './compose/line.ts'
import { format, type Orientation, ruleShare, textWidthMm, typeNameOf } from './format.ts'
import type { ReadyDocument } from './model.ts'
import { annexLabel, annexReference, citedNumber, groundLines } from './numbering.ts'
import type { Composition, Flow, Line, Section } from './sheet.ts'

/**
 * Sets a document: every line in its order with its final size, weight, place and rule. Word and PDF both print
 * this and decide nothing themselves, so the two cannot differ in order or size.
 */
export const compose = (doc: ReadyDocument): Composition => {
  const typeName = doc.typeName ?? typeNameOf(doc.type) ?? ''
  return {
    title: oneLine(doc.type === 'CV' ? doc.subject : `${typeName} ${doc.subject}`),
    author: oneLine(doc.agency),
    keywords: [typeName, citedNumber(doc.number, { type: doc.type, ...doc.symbol }).trim()],
    date: doc.date,
    sections: [mainSection(doc, typeName), ...doc.annexes.map((_, i) => annexSection(doc, typeName, i))],
    contact: doc.contact.map((text) => line('contact', text)),
  }
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

const mainSection = (doc: ReadyDocument, typeName: string): Section => {
  const flow: Flow[] = [
    composeHead(doc),
    // A report or a submission names its addressee below its title, a dispatch below its number.
    ...(doc.type === 'CV' ? [] : title(doc, typeName)),
    ...composeAddressees(doc),
    ...grounds(doc),
    ...composeBody(doc.body, doc, doc.orientation),
  ]
  // The signatures never stand alone on a page: the last paragraph goes with them.
  const last = flow.at(-1)
  if (last?.kind === 'line') last.keepNext = true
  return {
    orientation: doc.orientation,
    restart: true,
    flow: [...flow, composeFoot(doc)],
  }
}

const title = (doc: ReadyDocument, typeName: string): Line[] => {
  const subject = line('subject_named', doc.subject, { keepNext: true })
  return [
    line('type_name', typeName, { beforePt: 12, keepNext: true }),
    subject,
    centredRule(subject, ruleShare('subject_named'), textWidthMm(doc.orientation), 12),
  ]
}

/** The word that opens what a decision or a resolution decides, after its grounds (samples of Phụ lục III). */
const deciding: Record<string, string> = { QĐ: 'QUYẾT ĐỊNH:', NQ: 'QUYẾT NGHỊ:' }

const grounds = (doc: ReadyDocument): Line[] => {
  const centred = (text: string) => line('part_chapter_title', text, { afterPt: 6, keepNext: true })
  const word = deciding[doc.type]
  return [
    ...(doc.decidingOffice ? [centred(doc.decidingOffice)] : []),
    ...groundLines(doc.legalGrounds).map((text) => line('legal_ground', text, bodyPlace(doc.bodySizePt))),
    ...(word && doc.legalGrounds.length > 0 ? [centred(word)] : []),
  ]
}

const bodyPlace = (sizePt: number) => ({
  sizePt,
  firstMm: format.body.first_line_indent_mm_default,
  afterPt: format.body.paragraph_spacing_pt_min,
  spacing: format.body.line_spacing_default,
})

const annexSection = (doc: ReadyDocument, typeName: string, index: number): Section => {
  const annex = doc.annexes[index]
  if (!annex) throw new RangeError(`no annex ${index}`)
  const agency = oneLine(doc.agency)
  const symbol = { type: doc.type, ...doc.symbol }
  const told = annexReference({ typeName, number: doc.number, symbol, date: doc.date, agency })
  const reference = line('annex_reference', annex.reference ?? told, { keepNext: true })
  const label = annex.label ?? annexLabel(index, doc.annexes.length)
  const orientation: Orientation = annex.orientation
  return {
    orientation,
    restart: doc.annexPages === 'own',
    flow: [
      line('annex_label', label, { keepNext: true }),
      line('annex_title', annex.title, { outline: 1, keepNext: true }),
      reference,
      centredRule(reference, annexRuleShare, textWidthMm(orientation), 12),
      ...composeBody(annex.body, doc, orientation),
    ],
  }
}

// The decree gives this rule no length of its own; it is drawn like the one under a subject.
const annexRuleShare = ruleShare('subject_named')

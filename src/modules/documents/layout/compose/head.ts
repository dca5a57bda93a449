import { type ElementKey, elementRow, ourMm, ruleShare, textWidthMm } from '../format.ts'
import type { ReadyDocument } from '../model.ts'
import { addresseeLines, dispatchSubject, numberLine, placeDateLine, urgencyFrames } from '../numbering.ts'
import type { Line, Pair } from '../sheet.ts'
import { centredRule, lengthMm, line } from './line.ts'

const fixed = (key: ElementKey): string => elementRow(key).text ?? ''

// Share of the size above the baseline in Times New Roman: number and date stand on one line of two sizes.
const ascent = 0.891

/** Cells 1 to 5b, 10b and 11 in two columns. */
export const composeHead = (doc: ReadyDocument): Pair => {
  const whole = textWidthMm(doc.orientation)
  const right = doc.orientation === 'portrait' ? ourMm.headRight : whole / 2
  const left = whole - right
  const number = line('number_symbol', numberLine(doc.number, { type: doc.type, ...doc.symbol }))
  const date = line('place_date', placeDateLine(doc.place, doc.date, doc.draftYear), { beforePt: 6 })
  const pair: Pair = {
    kind: 'pair',
    widthsMm: [left, right],
    beforePt: 0,
    rows: [
      { left: agencies(doc, left), right: nation(right) },
      {
        left: [{ ...number, beforePt: 6 + (date.sizePt - number.sizePt) * ascent }],
        right: [date],
      },
    ],
  }
  const below = belowNumber(doc, left)
  if (below.length > 0) pair.rows.push({ left: below, right: [] })
  return pair
}

const agencies = (doc: ReadyDocument, roomMm: number): Line[] => {
  const agency = line('issuing_agency', doc.agency)
  return [
    ...(doc.parentAgency ? [line('parent_agency', doc.parentAgency)] : []),
    agency,
    centredRule(agency, ruleShare('issuing_agency'), roomMm),
  ]
}

const nation = (roomMm: number): Line[] => {
  const motto = line('motto', fixed('motto'))
  return [
    line('national_name', fixed('national_name')),
    motto,
    centredRule(motto, ruleShare('motto'), roomMm),
  ]
}

/** Below the number: the subject of a dispatch, the urgency mark, the circulation note. */
const belowNumber = (doc: ReadyDocument, roomMm: number): Line[] => {
  const lines: Line[] = []
  if (doc.type === 'CV') {
    const beforePt = elementRow('subject_dispatch').spacing_before_pt ?? 0
    lines.push(line('subject_dispatch', dispatchSubject(doc.subject), { beforePt }))
  }
  const frame = doc.urgency && urgencyFrames[doc.urgency]
  if (doc.urgency && frame) lines.push(line('urgency', doc.urgency, { beforePt: 6, frameMm: frame }))
  if (doc.circulation) {
    const note = line('circulation', doc.circulation, { beforePt: 6 })
    lines.push({ ...note, frameMm: [lengthMm(note, roomMm) + 6, 8] })
  }
  return lines
}

/** One addressee beside "Kính gửi:"; several below it, their dashes under the colon, the whole block centred. */
export const composeAddressees = (doc: ReadyDocument): Line[] => {
  // Below a title its rule already keeps the distance: gaps are never given twice, since readers add them up differently.
  const beforePt = doc.type === 'CV' ? 12 : 0
  const roomMm = textWidthMm(doc.orientation)
  const lines = addresseeLines(doc.addressees)
  const [first] = lines
  if (first === undefined) return []
  if (lines.length === 1) return [line('addressee', `Kính gửi: ${first}`, { beforePt, afterPt: 12 })]
  const lead = lengthMm(line('addressee', 'Kính gửi'), roomMm)
  const longest = Math.max(...lines.map((text) => lengthMm(line('addressee', text), roomMm - lead)))
  const leftMm = Math.max(0, (roomMm - lead - longest) / 2)
  return [
    line('addressee', 'Kính gửi:', { beforePt, align: 'left', leftMm, keepNext: true }),
    ...lines.map((text, i) =>
      line('addressee', text, {
        align: 'left',
        leftMm: leftMm + lead,
        afterPt: i === lines.length - 1 ? 12 : 0,
        keepNext: i < lines.length - 1,
      }),
    ),
  ]
}

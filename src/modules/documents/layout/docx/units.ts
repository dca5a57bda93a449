import { AlignmentType, BorderStyle } from 'docx'
import { format } from '../format.ts'

// Word counts in twentieths of a point. Rounded up: rounding down takes a margin below its legal minimum.
export const twips = (mm: number): number => Math.ceil((mm * 1440) / 25.4 - 1e-9)
export const points = (pt: number): number => Math.round(pt * 20)
export const halfPoints = (pt: number): number => Math.round(pt * 2)

export const family = format.font.family
export const black = format.font.color.slice(1)
export const border = { style: BorderStyle.SINGLE, size: 4, color: black, space: 0 }
export const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
export const noBorders = { top: none, bottom: none, left: none, right: none }

export const aligned = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.JUSTIFIED,
}

// What rooms to the right, and the gathering rooms, may know of inspections.

export {
  type Figures,
  inspectedShare,
  inspectionFigures,
  selfInspectedShare,
} from './facts/measures.ts'
export { search, sheet, waitingFor } from './facts/offers.ts'
export { newestItems } from './facts/reading.ts'

// What rooms to the right, and the gathering rooms, may know of inspections.

export {
  inspectedShareOf,
  inspectionFigures,
} from './facts/measures.ts'
export { search, sheet, sheetRows, waitingFor } from './facts/offers.ts'
export { newestItems } from './facts/reading.ts'
export { findingsToRemedy, type ToRemedy } from './facts/to-remedy.ts'
export { inspectionsOfUnits, type UnitInspections } from './facts/units.ts'

import type { Room } from '#platform/room.ts'
import { web } from './routes.tsx'

export const portal: Room = { name: 'portal', web }

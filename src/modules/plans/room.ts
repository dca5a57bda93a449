import type { Room } from '#platform/room.ts'
import { api } from './api.ts'
import { cli } from './cli.ts'

export const plans: Room = { name: 'plans', api, cli }

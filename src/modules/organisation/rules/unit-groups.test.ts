import { expect, test } from 'vitest'
import { groupOfName } from './unit-groups.ts'

test.each<[string, string | null]>([
  ['Các sở, ban, ngành', 'department'],
  ['Các sở, ban, ngành cấp tỉnh', 'department'],
  ['các Sở, ngành', 'department'],
  ['UBND cấp huyện', 'district'],
  ['Ủy ban nhân dân các huyện, thành phố, thị xã', 'district'],
  ['UBND các xã, phường, thị trấn', 'commune'],
  ['UBND cấp xã', 'commune'],
  ['Sở Nội vụ', null],
  ['UBND huyện Nghi Lộc', null],
  ['Công an tỉnh', null],
])('%s', (name, block) => expect(groupOfName(name)).toBe(block))

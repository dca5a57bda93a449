import { expect, test } from 'vitest'
import { matchNames, type NamedUnit, nameKey } from './unit-names.ts'

const units: NamedUnit[] = [
  { unitId: 1, nameVi: 'UBND thành phố Vinh', shortName: 'TP Vinh', codes: ['412'] },
  { unitId: 2, nameVi: 'Sở Lao động - Thương binh và Xã hội', shortName: 'SLDTBXH', codes: [] },
  { unitId: 3, nameVi: 'Văn phòng UBND tỉnh', shortName: 'VP', codes: [] },
  { unitId: 4, nameVi: 'UBND xã Nghi Lộc', shortName: null, codes: [] },
  { unitId: 5, nameVi: 'UBND huyện Nghi Lộc', shortName: null, codes: [] },
  { unitId: 6, nameVi: 'Xã Hưng Lộc', shortName: null, codes: [] },
  { unitId: 7, nameVi: 'UBND xã Hưng Lộc', shortName: null, codes: [] },
  { unitId: 8, nameVi: 'Sở Thông tin và Truyền thông', shortName: null, codes: ['STTTT'] },
  { unitId: 9, nameVi: 'Sở Nông nghiệp và Phát triển nông thôn', shortName: null, codes: [] },
  { unitId: 10, nameVi: 'Sở Văn hóa, Thể thao và Du lịch', shortName: null, codes: [] },
  { unitId: 11, nameVi: 'UBND thị trấn Quán Hành', shortName: null, codes: [] },
]

test.each<[string, number[]]>([
  ['Ủy ban nhân dân thành phố Vinh', [1]],
  ['Thành phố Vinh', [1]],
  ['UBND TP. Vinh', [1]],
  ['412', [1]],
  ['Sở Lao động – Thương binh và Xã hội', [2]],
  ['SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI', [2]],
  ['Văn phòng Ủy ban nhân dân tỉnh', [3]],
  ['VP UBND tỉnh', [3]],
  ['VPUBND tỉnh', [3]],
  ['Sở LĐ-TB&XH', [2]],
  ['Sở TT&TT', [8]],
  ['Sở TTTT', [8]],
  ['STTTT', [8]],
  ['Sở Nông nghiệp & PTNT', [9]],
  ['Sở NN&PTNT', [9]],
  ['Sở VH,TT&DL', [10]],
  ['Sở VHTTDL', [10]],
  ['UBND TT Quán Hành', [11]],
  ['UBND huyện Nghi Lộc', [5]],
  ['UBND xã Nghi Lộc', [4]],
  ['Sở Ma', []],
  ['xã Hưng Lộc', [6, 7]],
])('%s', (name, unitIds) => expect(matchNames([name], units)).toEqual([{ name, unitIds }]))

test('the key knows neither marks nor hyphens', () =>
  expect(nameKey('Sở Lao động - Thương binh và Xã hội')).toBe('so lao dong thuong binh va xa hoi'))

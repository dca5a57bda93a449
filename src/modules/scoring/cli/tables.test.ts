import { describe, expect, test } from 'vitest'
import { aTerminal } from './testing.ts'

const { file, run } = aTerminal()

describe('rank', () => {
  const rank = (csv: string) => run('rank', '--csv', file('t.csv', csv), '--json')

  test.each<[string, string]>([
    ['commas', 'unit,score,max\nA,68.32,84\n"Sở, B",90.02,100\n'],
    [
      'semicolons, decimal commas, a mark, CRLF',
      '\ufeffĐơn vị;Điểm;Điểm tối đa\r\nA;68,32;84,00\r\n"Sở, B";90,02;100\r\n',
    ],
    [
      'tabs and columns in another order',
      'Điểm tối đa\tTên đơn vị\tTổng điểm\n84\tA\t68,32\n100\tSở, B\t90,02',
    ],
    [
      'heads that only resemble',
      'STT;Cơ quan, đơn vị;Điểm đạt được (2024);Điểm tối đa áp dụng;Ghi chú\n1;A;68,32;84;\n2;Sở, B;90,02;100;x',
    ],
    ['quoted decimal commas', '"Unit","Score","Max"\n"A","68,32","84"\n"Sở, B","90,02","100"'],
    ['English heads', 'Department,Total score,Maximum score\nA,68.32,84\n"Sở, B",90.02,100\n'],
    [
      'points between thousands, where decimals stand behind commas',
      'Đơn vị;Số điểm;Điểm tối đa\nA;683,2;840\nSở, B;1.800,4;2.000\n',
    ],
  ])('%s', async (_, csv) => {
    const { answer } = await rank(csv)
    expect(
      answer.rows.map((r: { unit: string; percent: string; rank: number }) => [r.unit, r.percent, r.rank]),
    ).toEqual([
      ['Sở, B', '90.02', 1],
      ['A', '81.333333333333333333', 2],
    ])
  })

  test('equals share a rank and the next one skips; blocks are ranked each for itself', async () => {
    const { answer } = await rank(
      'khối;đơn vị;điểm;tối đa\nsở;A;9;10\nsở;B;45;50\nsở;C;8;10\nxã;D;1.000,5;2.000\n',
    )
    expect(answer.rows.map((r: { unit: string; rank: number }) => r.unit + r.rank)).toEqual([
      'A1',
      'B1',
      'C3',
      'D1',
    ])
  })

  test.each<[string, string, string[]]>([
    ['an empty maximum', 'unit,score,max\nA,5,\nB,5,10', ['dòng 2 / line 2']],
    ['zero and negative', 'unit,score,max\nA,5,10\nB,5,0\nC,5,-1', ['dòng 3 / line 3', 'dòng 4 / line 4']],
    ['a score in words', 'unit;score;max\nA;năm;10', ['dòng 2 / line 2']],
    ['no unit', 'unit;score;max\n;5;10', ['dòng 2 / line 2']],
    ['a short line after an empty one', 'unit,score,max\n\nA,5', ['dòng 3 / line 3']],
    ['one more cell', 'unit,score,max\nA,1,2\nB,1,5,2\n', ['dòng 3 / line 3']],
    ['thousands or decimals', 'unit;score;max\nA;85,5;100\nB;84.00;100\nC;85.625;100', ['dòng 4 / line 4']],
    ['thousands behind commas, as in English', 'unit;score;max\nA;987.5;1,000', ['dòng 2 / line 2']],
    ['two decimal commas', 'unit;score;max\nA;1,2,3;10', ['dòng 2 / line 2']],
    ['a unit twice', 'unit,score,max\nA,9,10\nB,8,10\nA,7,10', ['dòng 4 / line 4']],
  ])('%s is refused by line', async (_, csv, lines) => {
    await expect(rank(csv)).rejects.toMatchObject({
      reason: 'cli-lines',
      fields: lines.map((field) => ({ field })),
    })
  })

  test('two blocks may each have a unit of the same name', async () => {
    const { answer } = await rank('block,unit,score,max\nnorth,Tân Sơn,9,10\nsouth,Tân Sơn,8,10')
    expect(answer.rows.map((r: { rank: number }) => r.rank)).toEqual([1, 1])
  })

  test.each<[string, string, string]>([
    ['another head', 'a,b,c\n1,2,3', 'index-head'],
    ['no rows', 'unit,score,max\n', 'cli-no-rows'],
    ['nothing', '', 'cli-not-a-table'],
  ])('%s is refused', async (_, csv, reason) => expect(rank(csv)).rejects.toMatchObject({ reason }))

  test('bytes that are no text are refused', async () => {
    const path = file('x.csv', Buffer.from([0xff, 0xfe, 0x41, 0xd8]))
    await expect(run('rank', '--csv', path)).rejects.toMatchObject({ reason: 'cli-not-utf8' })
  })
})

describe('aggregate', () => {
  const tree = [
    { code: 'T', parent: null },
    { code: 'a', parent: 'T', weight: 2 },
    { code: 'b', parent: 'T', weight: 1 },
  ]
  const go = (leaves: string, weights?: string, nodes: unknown = tree) =>
    run(
      'aggregate',
      '--tree',
      file('tree.json', nodes),
      '--leaves',
      file('l.csv', leaves),
      ...(weights ? ['--weights', file('w.csv', weights)] : []),
      '--json',
    )

  test('scores, ranks and ranks under other weights', async () => {
    const { answer } = await go('unit,a,b\nX,10,40\nY,20,\n', 'weight_set,code,weight\ns1,a,1\ns1,b,9\n')
    expect(answer).toEqual({
      units: [
        { unit: 'X', scores: { T: '20' }, rank: 1 },
        { unit: 'Y', scores: { T: '20' }, rank: 1 },
      ],
      sets: [{ set: 's1', ranks: { X: 1, Y: 2 } }],
    })
  })

  test.each<[string, string, string | undefined, unknown, object]>([
    [
      'a leaf without a column',
      'unit,a\nX,1',
      undefined,
      tree,
      { reason: 'cli-columns', facts: { columns: 'b' } },
    ],
    ['a value in words', 'unit,a,b\nX,1,zwei', undefined, tree, { reason: 'cli-lines' }],
    ['a unit twice', 'unit,a,b\nX,1,2\nX,1,2', undefined, tree, { fields: [{ field: 'dòng 3 / line 3' }] }],
    [
      'a weight of a stranger',
      'unit,a,b\nX,1,2',
      'weight_set,code,weight\ns,zz,1',
      tree,
      { reason: 'cli-lines' },
    ],
    ['a column twice', 'unit,a,b,a\nX,1,2,3', undefined, tree, { reason: 'cli-lines' }],
    ['one more cell', 'unit,a,b\nX,1,5,2', undefined, tree, { fields: [{ field: 'dòng 2 / line 2' }] }],
    [
      'a weight twice in one set',
      'unit,a,b\nX,1,2',
      'weight_set,code,weight\ns,a,1\nr,a,1\ns,a,2',
      tree,
      { fields: [{ field: 'dòng 4 / line 4' }] },
    ],
    [
      'a weight of no set',
      'unit,a,b\nX,1,2',
      'weight_set,code,weight\n,a,1',
      tree,
      { fields: [{ field: 'dòng 2 / line 2' }] },
    ],
    [
      'a weight that reads in two ways',
      'unit,a,b\nX,1,2',
      'weight_set;code;weight\ns;a;1,5\ns;b;2.50\nr;a;1.000',
      tree,
      {
        fields: [
          {
            field: 'dòng 4 / line 4',
            reason: 'trọng số đọc được hai cách: 1.000 / the weight can be read in two ways: 1.000',
          },
        ],
      },
    ],
    [
      'a broken tree',
      'unit,a,b\nX,1,2',
      undefined,
      [{ code: 'T' }, { code: 'a', parent: 'b' }],
      {
        reason: 'index-tree',
        facts: { why: 'tree-unknown-parent' },
        fields: [{ field: 'a', reason: 'nút cha không có trong cây / its parent is not in the tree' }],
      },
    ],
    ['no tree', 'unit,a,b\nX,1,2', undefined, { a: 1 }, { reason: 'cli-shape' }],
  ])('%s is refused', async (_, leaves, weights, nodes, refusal) => {
    await expect(go(leaves, weights, nodes)).rejects.toMatchObject(refusal)
  })
})

import type { Lang } from '#platform/lang.ts'
import { BarRows, ProgressChart, RankMultiples, TimeStrip, TrendChart } from '../chart.tsx'
import { Sheet } from '../sheet.tsx'
import { Move } from '../tag.tsx'

// Month ends as published or invented for the mockups: 33 of 41 on 30/9/2023 is published, the rest is invented.
const plan = [1, 3, 8, 11, 15, 20, 24, 30, 36, 37, 38, 41]
const done = [1, 3, 7, 10, 14, 18, 22, 27, 33, 35, 37]
const day = (i: number, d = 28) => `2023-${String(i + 1).padStart(2, '0')}-${d}`

export const KitCharts = ({ lang }: { lang: Lang }) => {
  const vi = lang === 'vi'
  return (
    <>
      <Sheet span={7} title={vi ? 'Bậc so với lộ trình' : 'Steps against the trajectory'} id="k-progress">
        <ProgressChart
          lang={lang}
          name={vi ? 'Nhiệm vụ hoàn thành' : 'Tasks completed'}
          year={2023}
          today="2023-12-15"
          total={41}
          plan={plan.map((n, i) => ({ day: day(i), n }))}
          done={[...done.map((n, i) => ({ day: day(i), n })), { day: '2023-12-14', n: 38 }]}
        />
      </Sheet>
      <Sheet span={5} title={vi ? 'Tỷ lệ theo tháng' : 'Share by month'} id="k-trend">
        <TrendChart
          lang={lang}
          name={vi ? 'Hồ sơ giải quyết đúng hạn' : 'Dossiers on time'}
          min={90}
          target={{ value: 95, name: vi ? 'mục tiêu' : 'target' }}
          points={[96.9, 96.6, 97.2, 97.4, undefined, 97.8, 98.1, 98, 98.4, 98.3, 98.6, 98.5].map(
            (value, i) => ({ label: `T${i + 1}`, value }),
          )}
        />
        <h3 class="ds-heading ct-sub" data-size="2xs">
          {vi ? 'Thanh theo dòng' : 'Bars in rows'}
        </h3>
        <BarRows
          of={8}
          rows={[
            { name: 'Sở Xây dựng', parts: [{ n: 5 }, { n: 3, color: 'bad' }], figure: '5/8' },
            { name: 'Ủy ban nhân dân thị xã Hoàng Mai', parts: [{ n: 6 }], figure: '6/8' },
          ]}
        />
      </Sheet>
      <Sheet title={vi ? 'Thứ hạng của tỉnh trên cả nước' : 'The province’s national places'} id="k-places">
        <RankMultiples
          lang={lang}
          series={[
            {
              name: 'PAR INDEX',
              plain: 'PAR INDEX',
              note: vi ? 'Cải cách hành chính' : 'Administrative reform',
              outOf: 63,
              points: [
                ['2018', undefined],
                ['2019', undefined],
                ['2020', 18],
                ['2021', 17],
                ['2022', 16],
              ].map(([label, value]) => ({ label: String(label), value: value as number | undefined })),
              under: (
                <>
                  16/63 <Move places={1} lang={lang} />
                </>
              ),
            },
            {
              name: 'PAPI',
              plain: 'PAPI',
              note: vi ? 'Hiệu quả quản trị' : 'Governance',
              outOf: 63,
              points: [
                ['2018', 4],
                ['2019', 17],
                ['2020', undefined],
                ['2021', 15],
                ['2022', 17],
              ].map(([label, value]) => ({ label: String(label), value: value as number | undefined })),
              under: (
                <>
                  17/61 <Move places={-2} lang={lang} />
                </>
              ),
            },
          ]}
        />
      </Sheet>
      <Sheet title={vi ? 'Từ ngày giao đến ngày xong' : 'From given to done'} id="k-strip">
        <TimeStrip
          lang={lang}
          issuedOn="2023-01-16"
          dueOn={['2023-09-30', '2023-10-31']}
          askedFor="2023-11-30"
          finishedOn="2023-11-14"
          today="2023-12-15"
        />
      </Sheet>
      <Sheet title={vi ? 'Đang làm, còn hạn' : 'In progress, in time'} id="k-strip-2">
        <TimeStrip lang={lang} issuedOn="2023-11-01" dueOn={['2023-12-31']} today="2023-12-15" />
      </Sheet>
    </>
  )
}

import type { Lang } from '#platform/lang.ts'
import { Bar, Facts, Figure, Fraction, Percent, Steps } from '../figure.tsx'
import { ProgressLines } from '../progress.tsx'
import { Said } from '../said.tsx'
import { Sheet } from '../sheet.tsx'

export const KitFigures = ({ lang }: { lang: Lang }) => {
  const vi = lang === 'vi'
  return (
    <Sheet span={7} title={vi ? 'Số' : 'Figures'} id="k-figures">
      <div class="ct-kit-cards">
        <div>
          <Fraction
            done={38}
            of={41}
            href="#k-figures"
            lang={lang}
            name={
              vi
                ? 'nhiệm vụ hoàn thành trên tổng số giao, đến 15/12'
                : 'tasks completed of those given, to 15 Dec'
            }
          />
          <Bar of={41} parts={[{ n: 38 }, { n: 1, color: 'bad' }]} />
        </div>
        <div>
          <Fraction
            small
            done={33}
            of={41}
            href="#k-figures"
            lang={lang}
            name={vi ? 'đến 30/09' : 'to 30 Sep'}
          />
          <Fraction
            small
            done={0}
            of={0}
            lang={lang}
            name={vi ? 'mẫu số bằng không' : 'nothing to divide by'}
          />
          <Figure small value="16" unit={vi ? 'trên 63' : 'of 63'} name="PAR INDEX 2022" />
        </div>
        <Facts
          facts={[
            {
              name: vi ? 'Xong đúng hạn' : 'Done on time',
              value: (
                <a class="ct-n" href="#k-figures">
                  32
                </a>
              ),
              time: 'on-time',
            },
            {
              name: vi ? 'Xong, chậm hạn' : 'Done late',
              value: (
                <a class="ct-n" href="#k-figures">
                  6
                </a>
              ),
              time: 'late',
            },
            {
              name: vi ? 'Quá hạn' : 'Overdue',
              value: (
                <a class="ct-n" href="#k-figures">
                  1
                </a>
              ),
              time: 'overdue',
            },
            {
              name: vi ? 'Hồ sơ đúng hạn' : 'Dossiers on time',
              value: <Percent done={481_602} of={491_209} lang={lang} href="#k-figures" />,
            },
          ]}
        />
      </div>
      <h3 class="ds-heading ct-sub" data-size="2xs">
        {vi ? 'Các bước của vòng' : 'Steps of a round'}
      </h3>
      <Steps
        steps={[
          { name: vi ? 'Mở vòng' : 'Opened', when: '01/12', stage: 'done' },
          { name: vi ? 'Tự chấm' : 'Self-scoring', when: vi ? 'đến 20/12' : 'to 20/12', stage: 'now' },
          { name: vi ? 'Thẩm định' : 'Appraisal', when: vi ? 'đến 15/01' : 'to 15/01', stage: 'next' },
          { name: vi ? 'Công bố' : 'Publication', when: vi ? 'tháng 4' : 'April', stage: 'next' },
        ]}
      />
      <ProgressLines
        lang={lang}
        lines={[
          {
            day: '14/11',
            done: 38,
            of: 38,
            note: vi ? 'Đủ 38 quy trình, có quyết định phê duyệt' : 'All 38, with the decision',
          },
          {
            day: '22/09',
            done: 33,
            of: 38,
            note: <Said text={'Chờ dữ liệu \u202Eđảo chiều\u202C của <b>5</b> huyện & xã'} />,
          },
          { day: '12/05', done: 20, of: 38 },
        ]}
      />
    </Sheet>
  )
}

import type { Lang } from '#platform/lang.ts'
import { ConfirmSheet, Field, FieldRow, Form, type FormState } from '../form.tsx'
import { Sheet, Stack } from '../sheet.tsx'

const units = (vi: boolean) =>
  [
    'Sở Nội vụ',
    'Sở Tư pháp',
    'Sở Tài nguyên và Môi trường',
    'Sở Nông nghiệp và Phát triển nông thôn',
    'Ban Dân tộc',
    'Thanh tra tỉnh',
    vi ? 'Ủy ban nhân dân thị xã Hoàng Mai' : 'Hoàng Mai town people’s committee',
    'UBND huyện Quế Phong',
    'UBND huyện Kỳ Sơn',
    'UBND huyện Tương Dương',
  ].map((label, i) => ({ value: String(i + 1), label }))

/** Every kind of field, refused: what was typed is kept. */
export const KitRefusedForm = ({ lang }: { lang: Lang }) => {
  const vi = lang === 'vi'
  const state: FormState = {
    lang,
    id: 'refused',
    values: {
      newDueOn: '2023-10-15',
      document: '',
      reason: 'Chờ dữ liệu địa chính của 5 huyện. <script>alert(1)</script>',
      via: 'office',
      tell: 'on',
      helpers: ['3', '7'],
    },
    errors: [
      {
        field: 'newDueOn',
        message: vi ? 'Hạn mới phải sau hạn cũ 31/10/2023' : 'The new deadline must be after 31 Oct 2023',
      },
      { field: 'document', message: vi ? 'Ghi số văn bản xin gia hạn' : 'Give the number of the letter' },
    ],
  }
  return (
    <Sheet span={7} title={vi ? 'Biểu mẫu bị trả lại' : 'A refused form'} id="k-form">
      <Form
        state={state}
        action="/kit"
        submit={vi ? 'Gửi xin gia hạn' : 'Ask for the extension'}
        cancel="/kit"
        version={3}
        idempotency="k-1"
      >
        <Field
          state={state}
          name="task"
          readonly
          value="KH-27, Sở Tài nguyên và Môi trường"
          label={vi ? 'Nhiệm vụ' : 'Task'}
        />
        <FieldRow>
          <Field
            state={state}
            name="newDueOn"
            type="date"
            label={vi ? 'Xin gia hạn đến ngày' : 'New deadline'}
            hint={vi ? 'Ngày/tháng/năm. Còn 1 lần gia hạn.' : 'Day/month/year. One extension left.'}
          />
          <Field
            state={state}
            name="document"
            label={vi ? 'Số văn bản' : 'Letter number'}
            hint={vi ? 'Ví dụ: 5471/STNMT-VP' : 'For example 5471/STNMT-VP'}
          />
        </FieldRow>
        <Field state={state} name="reason" type="textarea" max={500} label={vi ? 'Lý do' : 'Reason'} />
        <FieldRow>
          <Field
            state={state}
            name="unit"
            type="select"
            options={units(vi)}
            label={vi ? 'Đơn vị chủ trì' : 'Lead unit'}
            value="3"
          />
          <Field state={state} name="quantity" type="number" optional label={vi ? 'Số lượng' : 'Quantity'} />
        </FieldRow>
        <Field
          state={state}
          name="via"
          type="radio"
          label={vi ? 'Gửi qua' : 'Send through'}
          options={[
            { value: 'home', label: 'Sở Nội vụ' },
            {
              value: 'office',
              label: 'Văn phòng UBND tỉnh',
              hint: vi ? 'Khi văn bản có độ mật' : 'When it is classified',
            },
          ]}
        />
        <Field
          state={state}
          name="helpers"
          type="checkboxes"
          filter
          optional
          label={vi ? 'Đơn vị phối hợp' : 'Helping units'}
          options={units(vi)}
        />
        <Field
          state={state}
          name="evidence"
          type="file"
          accept=".pdf,.docx"
          maxBytes={20_000_000}
          optional
          label={vi ? 'Văn bản kèm theo' : 'Attachment'}
          hint="PDF, Word"
        />
        <Field
          state={state}
          name="tell"
          type="checkbox"
          label={vi ? 'Báo cho 22 đơn vị phối hợp' : 'Tell the 22 helping units'}
        />
      </Form>
    </Sheet>
  )
}

export const KitConfirm = ({ lang }: { lang: Lang }) => {
  const vi = lang === 'vi'
  return (
    <Stack span={5}>
      <ConfirmSheet
        state={{ lang, id: 'confirm' }}
        action="/kit"
        title={vi ? 'Thu hồi nội dung 4 của Công văn 8867?' : 'Recall item 4 of directive 8867?'}
        consequence={
          vi
            ? '9 nhiệm vụ ở 9 đơn vị sẽ ra khỏi mọi phép tính từ hôm nay. Báo cáo đã phát hành không đổi. Đặt lại được trong 30 ngày.'
            : '9 tasks in 9 units leave all figures from today. Issued reports stay as they are. Can be put back within 30 days.'
        }
        submit={vi ? 'Thu hồi 9 nhiệm vụ' : 'Recall 9 tasks'}
        cancel="/kit"
      />
    </Stack>
  )
}

import { cliReasons } from './cli-reasons.ts'
import type { Lang } from './lang.ts'
import type { Room } from './room.ts'

const general: Record<Lang, Record<string, string>> = {
  vi: {
    ...cliReasons,
    page: 'Không tìm thấy trang này, hoặc đồng chí không có quyền xem.',
    'bad-input': 'Có ô nhập chưa đúng.',
    'bad-query': 'Địa chỉ có tham số không đúng.',
    'not-json': 'Nội dung gửi lên không phải JSON.',
    'not-a-form': 'Nội dung gửi lên không đọc được như một biểu mẫu.',
    'other-origin': 'Yêu cầu đến từ một trang khác nên không được nhận. Hãy mở lại trang và gửi lại.',
    'sign-in-first': 'Cần đăng nhập hoặc mã truy cập.',
    'read-only-token': 'Mã truy cập này chỉ được đọc.',
    'upload-too-large': 'Nội dung gửi lên lớn hơn giới hạn {max} MB.',
    'idempotency-key-reused': 'Khóa chống lặp này đã dùng cho một yêu cầu khác.',
    'idempotency-key-too-long': 'Khóa chống lặp dài hơn 200 ký tự.',
    'changed-meanwhile':
      'Người khác vừa thay đổi mục này. Hãy xem bản mới rồi gửi lại; nội dung nhập trong biểu mẫu vẫn được giữ.',
    'too-many-requests': 'Có quá nhiều yêu cầu trong một phút. Hãy chờ một lát.',
    required: 'Chưa nhập.',
    'too-long': 'Dài quá: nhiều nhất {max} ký tự.',
    'too-many': 'Nhiều quá giới hạn.',
    'not-a-day': 'Không phải một ngày có thật (ví dụ 30/10/2023).',
    'not-a-number': 'Không phải số.',
    'not-a-year': 'Năm phải từ 2000 đến 2100.',
    'control-character': 'Có ký tự điều khiển không hiển thị được. Hãy xóa và gõ lại.',
    'direction-mark': 'Có dấu đổi chiều chữ không nhìn thấy. Hãy xóa và gõ lại.',
    'not-one-of-these': 'Giá trị không nằm trong các lựa chọn.',
    'named-is-not-there': 'Có mục được chọn không có trong hệ thống. Hãy tải lại trang rồi chọn lại.',
    forbidden: 'Đồng chí không có quyền làm việc này.',
  },
  en: {
    ...cliReasons,
    page: 'This page was not found, or you may not see it.',
    'bad-input': 'Some fields are not right.',
    'bad-query': 'The address has a value that is not right.',
    'not-json': 'What was sent is not JSON.',
    'not-a-form': 'What was sent cannot be read as a form.',
    'other-origin': 'The request came from another site and was not taken. Open the page again and resend.',
    'sign-in-first': 'Sign in, or send a token.',
    'read-only-token': 'This token may only read.',
    'upload-too-large': 'What was sent is larger than the limit of {max} MB.',
    'idempotency-key-reused': 'This idempotency key was used for another request.',
    'idempotency-key-too-long': 'The idempotency key is longer than 200 characters.',
    'changed-meanwhile':
      'Somebody else has just changed this. Look at the new version and send again; what was typed in a form is kept.',
    'too-many-requests': 'Too many requests in a minute. Wait a little.',
    required: 'Not filled in.',
    'too-long': 'Too long: at most {max} characters.',
    'too-many': 'More than the limit.',
    'not-a-day': 'Not an existing day (for example 30/10/2023).',
    'not-a-number': 'Not a number.',
    'not-a-year': 'The year must be between 2000 and 2100.',
    'control-character': 'There is a control character that cannot be shown. Delete it and type again.',
    'direction-mark': 'There is an invisible mark that turns the text around. Delete it and type again.',
    'not-one-of-these': 'Not one of the choices.',
    'named-is-not-there': 'Something that was chosen does not exist. Reload the page and choose again.',
    forbidden: 'You may not do this.',
  },
}

type Speaking = Pick<Room, 'reasons'>

/**
 * Sentences for refusal reasons in one language: those of the room whose door it is, then the general ones, then the
 * other rooms', then the reason itself.
 */
export const sentenceOf = (rooms: readonly Speaking[], lang: Lang, own?: Speaking) => {
  return (reason: string, facts: Record<string, string | number> = {}): string => {
    const others = rooms.map((room) => room.reasons?.[lang][reason]).find((text) => text !== undefined)
    const text = own?.reasons?.[lang][reason] ?? general[lang][reason] ?? others ?? reason
    return text.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''))
  }
}

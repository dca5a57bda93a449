type Words = Record<string, string>

/** Words of answering: the door with a code, the pages of a form, thanks. */
export const answerVi = {
  door: 'Trả lời khảo sát',
  doorLede: 'Nhập mã in trên thẻ hoặc trong thư mời. Mỗi mã dùng cho một lần trả lời.',
  code: 'Mã trả lời',
  codeHint: '16 chữ và số, ví dụ 7K3M-9QXT-0AB2-HJ5W. Không phân biệt chữ hoa, chữ thường.',
  open: 'Mở phiếu',
  anonymous:
    'Phiếu không ghi tên. Hệ thống không lưu ai đã trả lời, không lưu địa chỉ máy, không lưu giờ trả lời. Câu trả lời chưa gửi chỉ nằm lại trên máy này khi Ông/Bà chọn, và được xóa khi gửi.',
  keepHere: 'Giữ câu trả lời chưa gửi trên máy này (đừng chọn trên máy dùng chung)',
  draftFound: 'Máy này còn giữ câu trả lời chưa gửi của phiếu này.',
  draftOn: 'Làm tiếp',
  draftDrop: 'Xóa, làm lại từ đầu',
  page: (n: string, of: string) => `Trang ${n} trên ${of}`,
  aboutUnit: (unit: string) => `Về ${unit}`,
  chooseMost: (n: string) => `Chọn nhiều nhất ${n}.`,
  chooseSeveral: 'Có thể chọn nhiều.',
  answer: 'Phải trả lời',
  next: 'Tiếp tục',
  back: 'Trang trước',
  send: 'Gửi phiếu',
  end: 'Đã hết câu hỏi',
  endLede:
    'Bấm “Gửi phiếu” để gửi. Sau khi gửi, câu trả lời không sửa được, vì không ai biết phiếu nào là của Ông/Bà.',
  sendOnce: 'Sau khi gửi, câu trả lời không sửa được, vì không ai biết phiếu nào là của Ông/Bà.',
  thanks: 'Đã nhận phiếu',
  thanksNote: 'Có thể đóng trang này.',
  summary: (n: number) => `Còn ${n} chỗ cần xem lại`,
  invented: 'Đợt khảo sát trình diễn, số liệu minh họa.',
  preview: 'Xem thử',
  previewNote: 'Bản xem thử: không câu trả lời nào được lưu.',
  previewUnit: 'Đơn vị được đánh giá (xem thử)',
  previewEnd: 'Hết phiếu. Không có gì được lưu.',
  entry: 'Nhập phiếu giấy, điện thoại',
  entryLede: 'Nhập thay người trả lời. Hệ thống giữ kênh trả lời, không giữ người nhập.',
  stratum: 'Tầng mẫu',
  channel: 'Kênh trả lời',
  channels: { paper: 'Phiếu giấy', phone: 'Điện thoại' } as Words,
  start: 'Bắt đầu nhập',
  entered: 'Đã nhập một phiếu.',
  reasons: {
    'code-unknown':
      'Mã này không có, hoặc đã được thay bằng mã khác. Hãy kiểm tra lại từng chữ và số trên thẻ hoặc trong thư.',
    'code-used': 'Mã này đã được dùng để trả lời. Mỗi mã dùng một lần.',
    'campaign-not-yet': 'Đợt khảo sát chưa bắt đầu. Xin trở lại từ ngày {day}.',
    'campaign-closed': 'Đợt khảo sát đã kết thúc nên không nhận thêm câu trả lời. Xin cảm ơn Ông/Bà.',
    'answer-blank': 'Phiếu chưa có câu trả lời nào.',
    'answer-please': 'xin chọn hoặc điền câu trả lời.',
    'too-many-chosen': 'Chọn nhiều nhất {most}.',
    'out-of-range': 'Số phải từ {min} đến {max}.',
    'not-a-code': 'Mã chỉ gồm chữ không dấu, số và gạch nối.',
  } as Words,
}

export type AnswerTexts = typeof answerVi

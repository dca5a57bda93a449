export const signIn = {
  signIn: 'Đăng nhập',
  signInLede: 'Hệ thống theo dõi cải cách hành chính của tỉnh, dành cho cán bộ được giao việc.',
  login: 'Tên đăng nhập hoặc thư công vụ',
  password: 'Mật khẩu',
  keep: 'Máy dùng riêng: giữ đăng nhập cả khi đóng trình duyệt',
  keepHint: 'Phiên tự kết thúc sau 12 giờ không dùng.',
  or: 'hoặc',
  withOidc: (label: string) => `Dùng ${label}`,
  signedOut: 'Đã đăng xuất.',
  passwordSet: 'Đã đặt mật khẩu. Hãy đăng nhập bằng mật khẩu mới.',
  notSignedIn: 'Chưa đăng nhập được',
  help: 'Chưa vào được?',
  helpNoAccount: 'Chưa có tài khoản',
  helpNoAccountText:
    'Báo người quản trị tài khoản của đơn vị mình, hoặc Sở Nội vụ. Mỗi người một tài khoản; đơn vị không dùng tài khoản chung.',
  helpForgot: 'Quên mật khẩu',
  helpForgotText:
    'Nhận liên kết đặt lại mật khẩu qua thư công vụ, hoặc xin người quản trị tài khoản của đơn vị.',
  helpResults: 'Xem kết quả đã công bố',
  helpResultsText: 'Xếp hạng cải cách hành chính của các đơn vị, không cần tài khoản.',
  helpPhone: 'Mất điện thoại có mã xác thực',
  helpPhoneText: 'Dùng một mã dự phòng ở bước nhập mã, hoặc báo quản trị.',
  code: 'Nhập mã xác thực',
  codeLede: 'Mở ứng dụng xác thực trên điện thoại và nhập mã 6 số. Cũng có thể nhập một mã dự phòng.',
  codeField: 'Mã xác thực',
  confirm: 'Xác nhận',
  forgotten: 'Quên mật khẩu',
  forgottenLede:
    'Nhập tên đăng nhập hoặc thư công vụ. Hệ thống gửi vào hộp thư công vụ của tài khoản một liên kết để tự đặt mật khẩu mới, dùng được một lần trong 60 phút.',
  forgottenSend: 'Gửi liên kết',
  forgottenNoMail:
    'Hệ thống này chưa gửi thư được, nên liên kết đặt mật khẩu do người quản trị in và trao tận tay.',
  forgottenWho: [
    'Trước hết, hỏi người quản trị tài khoản của đơn vị mình: người ấy cấp được ngay liên kết dùng một lần.',
    'Đơn vị chưa có người quản trị tài khoản thì hỏi cơ quan thường trực (Sở Nội vụ).',
    'Người cấp liên kết không biết và không hỏi mật khẩu.',
  ],
  forgottenSent: 'Hãy xem hộp thư công vụ',
  forgottenSentLede:
    'Nếu tên vừa nhập là của một tài khoản đang dùng, một liên kết đặt mật khẩu đã được gửi vào thư công vụ của tài khoản ấy. Liên kết dùng được một lần trong 60 phút.',
  forgottenNothing:
    'Sau vài phút không thấy thư: xem mục thư rác, xem lại tên đã nhập, hoặc hỏi người quản trị tài khoản của đơn vị.',
  toSignIn: 'Về trang đăng nhập',
  startAgain: 'Đăng nhập lại từ đầu',
}

/** A page of the guide: what it is for, then what is done, in order. */
export type GuidePart = { title: string; what: string; steps: string[] }

export const roles = {
  focal: {
    title: 'Đầu mối cải cách hành chính của đơn vị',
    what: 'Đồng chí nhận nhiệm vụ thay đơn vị, cập nhật tiến độ và nộp kết quả.',
    steps: [
      'Mở trang chủ: việc chờ đồng chí xếp theo hạn, gần nhất trước. Mỗi dòng có một nút, bấm là tới đúng biểu mẫu.',
      'Tiếp nhận nhiệm vụ mới. Nếu giao nhầm đơn vị, trả lại kèm lý do trước khi tiếp nhận.',
      'Cập nhật tiến độ bằng số: đã xong bao nhiêu trên tổng số bao nhiêu.',
      'Thêm minh chứng (tệp hoặc số văn bản, ghi cả trang), rồi nộp kết quả. Ngày tính là ngày nộp. Thêm nhầm thì rút minh chứng kèm lý do; dòng đã rút vẫn ở lại.',
      'Thấy không kịp thì xin gia hạn trước hoặc trong ngày hạn, nêu lý do. Quá hạn rồi thì không xin được nữa, phải giải trình.',
      'Đơn vị phối hợp báo phần của mình ở trang nhiệm vụ, không cần đợi đơn vị chủ trì.',
    ],
  },
  head: {
    title: 'Thủ trưởng đơn vị',
    what: 'Đồng chí chịu trách nhiệm về nhiệm vụ của đơn vị và giao việc cho cấp dưới.',
    steps: [
      'Trang chủ cho biết đơn vị đã xong bao nhiêu, quá hạn bao nhiêu. Bấm vào số để xem đúng các nhiệm vụ đó.',
      'Mở phiếu đơn vị khi cần một trang A4 để họp: ai chịu trách nhiệm, việc quá hạn, việc phải làm trong 30 ngày.',
      'Chỉ định người trực tiếp làm ở trang nhiệm vụ. Đơn vị vẫn chịu trách nhiệm.',
      'Giao phần việc cho đơn vị trực thuộc và xác nhận khi họ nộp.',
      'Giải trình việc chậm: lời giải trình đi cùng nhiệm vụ vào báo cáo.',
    ],
  },
  issuer: {
    title: 'Lãnh đạo giao việc (Ủy ban nhân dân, Ban Chỉ đạo)',
    what: 'Đồng chí ban hành kế hoạch và văn bản giao việc, quyết định gia hạn.',
    steps: [
      'Trang “Toàn tỉnh” mở bằng một câu: kế hoạch đến đâu, bao nhiêu việc quá hạn ở đâu, việc gì chờ đồng chí.',
      'Giao nhiệm vụ: rõ người, rõ việc, rõ thời gian, rõ kết quả, rõ trách nhiệm. Mỗi đơn vị chủ trì có một nhiệm vụ riêng.',
      'Nhiệm vụ đơn vị trả lại: đánh dấu trong danh sách rồi bấm “Chuyển giao” để giao cả nhóm cho đơn vị khác.',
      'Cho hoặc không cho gia hạn. Ngày chờ quyết định sau hạn tính cho người quyết định.',
      'Bấm “Nhắc cả các đơn vị” để nhắc một lần; mỗi lời nhắc ghi vào nhật ký của nhiệm vụ.',
      'Kế hoạch đã ban hành chỉ đổi bằng quyết định; số của ngày đã qua không đổi.',
    ],
  },
  'standing-agency': {
    title: 'Cơ quan thường trực',
    what: 'Đồng chí chuẩn bị kế hoạch, xác nhận kết quả, đôn đốc và làm báo cáo.',
    steps: [
      'Lập kế hoạch năm: nhập từ Excel, kiểm tra từng dòng, trình ban hành.',
      'Nhập văn bản chỉ đạo: hệ thống đề xuất từng nội dung giao; đồng chí sửa và xác nhận trước khi ban hành.',
      'Xác nhận kết quả hoặc yêu cầu làm lại kèm lý do. Không ai xác nhận việc của chính đơn vị mình.',
      'Ghi nhận chậm khách quan khi có lý do. Số ngày chậm vẫn ở lại trên sổ và được in là “không tính”.',
      'Xuất báo cáo tiến độ theo kỳ bằng Word hoặc PDF; mọi số bằng đúng số trên màn hình ở ngày chốt.',
    ],
  },
  member: {
    title: 'Ủy viên Ban Chỉ đạo',
    what: 'Đồng chí theo dõi các đơn vị hoặc lĩnh vực được phân công.',
    steps: [
      'Trang chủ cho thấy kế hoạch chung và phần quá hạn ở các đơn vị đồng chí theo dõi.',
      '“Đơn vị tôi phụ trách” là tờ theo dõi: mọi đơn vị trong một bảng, mỗi đơn vị một trang A4 để mang theo khi làm việc.',
      'Hết quý, báo cáo quý chờ ở “Việc chờ tôi”, số liệu đã điền sẵn. Gửi rồi thì không sửa; đề xuất chuyển thành kiến nghị bằng một bước.',
      'Viết trao đổi ở trang nhiệm vụ để hỏi hoặc góp ý; chọn tên người liên quan để họ nhận thông báo.',
    ],
  },
  inspector: {
    title: 'Thành viên đoàn kiểm tra, thẩm định',
    what: 'Đồng chí xem nhiệm vụ và minh chứng của các đơn vị được giao kiểm tra.',
    steps: [
      'Trang chủ liệt kê các đơn vị được giao. Mở phiếu để xem việc quá hạn.',
      'Ở trang nhiệm vụ, xem minh chứng theo từng lần nộp và nhật ký: ai đổi hạn nào, vì sao.',
    ],
  },
  auditor: {
    title: 'Kiểm soát nội bộ',
    what: 'Đồng chí đọc được mọi nội dung và toàn bộ nhật ký, không sửa được gì.',
    steps: [
      'Tìm trong nhật ký theo người, việc, đơn vị, ngày. Mỗi dòng có trước, sau và lý do.',
      'Mỗi tối đồng chí nhận mốc của nhật ký qua thư, nếu đã bật nhận thư; nếu không, chép mốc ở cuối trang Nhật ký hệ thống. Giữ lại để đối chiếu.',
      'Lệnh ./canhtan audit verify chỉ ra dòng nào bị sửa, bị xóa, bị đổi chỗ hoặc bị cắt.',
    ],
  },
  administrator: {
    title: 'Quản trị hệ thống',
    what: 'Đồng chí giữ cho hệ thống chạy, quản lý đơn vị và tài khoản. Không xem nội dung công việc.',
    steps: [
      'Lần đầu: nhập đơn vị, rồi nhập tài khoản, rồi để cơ quan thường trực mở năm.',
      'Cấp chức danh cho từng người. Quyền đi theo chức danh, hết chức danh là hết quyền.',
      'Người đi vắng thì đặt người làm thay có thời hạn, không cho mượn mật khẩu.',
      'Trang Thiết lập: số lần gia hạn, số ngày, và lịch nghỉ; ngày nào chưa đối chiếu thì xem lại.',
      'Sao lưu bằng ./canhtan backup; ./canhtan doctor cho biết chỗ nào cần sửa.',
    ],
  },
  'unit-administrator': {
    title: 'Quản trị tài khoản của đơn vị',
    what: 'Đồng chí quản lý tài khoản của người trong đơn vị mình.',
    steps: [
      'Thêm tài khoản, in hoặc gửi đường dẫn dùng một lần để người đó tự đặt mật khẩu.',
      'Khóa tài khoản của người đã chuyển công tác. Việc họ đã làm vẫn ở trong nhật ký.',
    ],
  },
} satisfies Record<string, GuidePart>

export const rooms = {
  home: {
    title: 'Trang chủ và việc chờ tôi',
    what: 'Việc chờ đồng chí, gần hạn nhất trước.',
    steps: [
      'Số ở thanh trên bằng số dòng ở “Việc chờ tôi”.',
      'Số nào gạch chân thì bấm vào là ra danh sách có đúng từng ấy dòng.',
    ],
  },
  tasks: {
    title: 'Nhiệm vụ',
    what: 'Mọi nhiệm vụ đồng chí được xem, lọc bằng cách bấm vào số.',
    steps: [
      'Trạng thái nói việc đang ở bước nào; thời hạn nói còn hay quá bao nhiêu ngày. Hai thứ khác nhau.',
      'Việc chậm thì sau khi xong vẫn ghi là chậm.',
      'Lưu cách xem hay dùng; xuất ra tệp đúng những dòng đang hiện.',
    ],
  },
  plans: {
    title: 'Kế hoạch',
    what: 'Kế hoạch của Ủy ban nhân dân, của Ban Chỉ đạo và của từng đơn vị.',
    steps: [
      'Tiến độ kế hoạch đếm theo dòng của phụ lục; tiến độ đơn vị đếm theo việc đơn vị chủ trì.',
      'Xem số của một ngày đã qua bằng cách chọn ngày chốt; chọn cả ngày biết nếu cần.',
    ],
  },
  directives: {
    title: 'Văn bản chỉ đạo',
    what: 'Mỗi văn bản thành các nội dung giao, mỗi nội dung tới từng đơn vị.',
    steps: [
      'Bảng nội dung × đơn vị cho thấy ai đã trả lời. Một nút nhắc tất cả đơn vị chưa trả lời.',
      'Mỗi đoạn của văn bản hoặc là việc, hoặc được ghi rõ vì sao không; không đoạn nào bị bỏ sót.',
    ],
  },
  reports: {
    title: 'Báo cáo định kỳ',
    what: 'Đơn vị nhập một lần; số của tỉnh tính từ đó và mở được đến từng đơn vị.',
    steps: [
      'Số “từ hệ thống” có đường dẫn đến nơi nó sinh ra; muốn ghi khác thì nêu lý do.',
      'Thủ trưởng ký gửi khi không còn lỗi. Ngày gửi lần đầu được ghi lại, dù sau đó bị trả lại.',
      'Hoặc nhập vào tệp .xlsx của báo cáo rồi gửi lại: số nào sẽ đổi được cho xem trước khi ghi.',
      'Một nút nhắc các đơn vị chưa gửi, mỗi ngày một lần. Biểu mẫu được trao đổi bằng tệp .xlsx hoặc JSON.',
      'Đơn vị thiếu được nêu tên, không tính là 0. Sau khi ban hành, sửa bằng đề nghị và bản sửa đổi có số.',
    ],
  },
  scoring: {
    title: 'Chấm điểm',
    what: 'Bộ tiêu chí, đợt chấm điểm, phiếu chấm và xếp hạng.',
    steps: [
      'Bộ tiêu chí: nhập từ phụ lục .xlsx hoặc JSON, sửa từng tiêu chí bằng biểu mẫu, thử chấm với số liệu giả định rồi trình ban hành. Bộ đã ban hành giữ nguyên; chép thành phiên bản mới để sửa.',
      'Mỗi tiêu chí đọc được thành lời. Ví dụ kiểm tra chạy lại mỗi lần lưu: cách chấm sai thì không lưu được.',
      'Đơn vị tự chấm một lần, kèm tài liệu kiểm chứng và trang; thủ trưởng ký chốt.',
      'Thẩm định theo lĩnh vực; không ai thẩm định đơn vị mình. Điểm khác điểm tự chấm phải có lý do.',
      'Bấm vào chỉ số trong bảng xếp hạng để xem vì sao; bấm vào tên đơn vị để mở cả bảng điểm: quy tắc, số liệu, tài liệu, người và ngày.',
      'Kết quả: tính, ghi quyết định, công bố. Đã công bố thì chỉ có bản điều chỉnh, có lý do; bản cũ vẫn xem được.',
      'Kiến nghị xem xét lại: thủ trưởng gửi từ trang giải thích điểm đến ngày cuối của đợt; trả lời và điểm điều chỉnh hiện tại chỗ.',
      'Kế hoạch cải thiện của phiếu cho biết việc nào còn lấy lại được điểm; thủ trưởng giao thành nhiệm vụ một lần.',
      'Bản cho người dân ở /cong-khai: ai cũng tải được gói dữ liệu mở và tự tính lại.',
    ],
  },
  initiatives: {
    title: 'Sáng kiến, mô hình',
    what: 'Sổ sáng kiến, mô hình, cách làm hay của các đơn vị.',
    steps: [
      'Đơn vị đăng ký; cơ quan thường trực ghi quyết định công nhận. Đã công nhận thì không sửa, không rút.',
      'Đơn vị khác bấm Áp dụng, có thể đưa thẳng vào dự thảo kế hoạch của mình.',
      'Số sáng kiến được công nhận tự vào phiếu chấm của đơn vị.',
    ],
  },
  committee: {
    title: 'Ban Chỉ đạo',
    what: 'Các Ban Chỉ đạo, vị trí trong ban và đơn vị, lĩnh vực từng ủy viên phụ trách.',
    steps: [
      'Vị trí gắn với chức danh. Người giữ chức danh đổi thì vị trí báo, cơ quan thường trực chuyển một lần cả phần phụ trách.',
      'Đơn vị chưa có ủy viên, ủy viên chưa có việc được kể tên ở đầu trang.',
    ],
  },
  meetings: {
    title: 'Cuộc họp',
    what: 'Chương trình, giấy mời, ý kiến, biên bản và thông báo kết luận.',
    steps: [
      'Mỗi kết luận giao việc thành nhiệm vụ có đơn vị chủ trì và thời hạn.',
      'Cuộc họp sau mở đầu bằng kết quả thực hiện kết luận của cuộc họp trước.',
      'Báo cáo quý của thành viên: cơ quan thường trực thấy ai đã gửi, ai chưa, chậm mấy ngày; trả lại phải có lý do. Hạn đặt ở trang Thiết lập.',
    ],
  },
  communication: {
    title: 'Tuyên truyền',
    what: 'Hoạt động tuyên truyền theo kênh, số người, kinh phí; văn bản phải quán triệt đến toàn thể cán bộ, công chức.',
    steps: [
      'Ghi hoạt động sau khi đã thực hiện, từng hoạt động hoặc từ tệp .xlsx, .csv. Không biết số người thì để trống, không ghi 0.',
      'Số liệu sai thì đính chính hoặc rút, có lý do; nội dung cũ vẫn xem được.',
      'Văn bản cần quán triệt hiện ở “Việc chờ tôi”. Xác nhận ngày, hình thức và số người; tính theo ngày gửi xác nhận.',
      'Cơ quan thường trực thấy bao nhiêu đơn vị đã xác nhận, đơn vị nào chưa; mỗi ngày nhắc được một lần, chỉ gia hạn khi chưa hết hạn.',
    ],
  },
  inspections: {
    title: 'Kiểm tra',
    what: 'Kế hoạch kiểm tra năm, các cuộc kiểm tra và những tồn tại phải khắc phục.',
    steps: [
      'Lập kế hoạch, lập đoàn, chọn đơn vị kiểm tra đột xuất bằng cách rút ngẫu nhiên; mã rút được ghi lại để ai cũng rút lại được.',
      'Tại nơi kiểm tra, điền phiếu trên điện thoại, chụp ảnh. Mất mạng thì máy giữ lại và gửi một lần khi có mạng.',
      'Đơn vị chỉ thấy kết luận sau khi ban hành; cuộc kiểm tra đột xuất chỉ hiện khi đã bắt đầu.',
      'Tồn tại có đơn vị chịu trách nhiệm và hạn; đơn vị nộp minh chứng, đoàn xác minh rồi mới đóng.',
    ],
  },
  surveys: {
    title: 'Khảo sát',
    what: 'Bộ câu hỏi, đợt khảo sát, phiếu trả lời ẩn danh và kết quả.',
    steps: [
      'Dựng bộ câu hỏi bằng biểu mẫu, xem thử rồi ban hành. Muốn sửa thì chép sang bản mới.',
      'Lập đợt: nhóm đối tượng, tầng mẫu, cỡ mẫu; mẫu được rút bằng mã ghi lại.',
      'Không ai biết người nào đã trả lời: thư nhắc gửi cho tất cả người được mời; khi đang hỏi, số đã trả lời chỉ tăng theo từng bậc.',
      'Thẻ, thư lạc hoặc hỏng trước khi dùng được thay theo mã, không ghi tên ai. Người trả lời có thể giữ phiếu chưa gửi trên máy của mình.',
      'Kết thúc thì xem các phiếu đáng ngờ, loại ra phải có lý do; kết quả ghi n, tỷ lệ trả lời và sai số. Ô quá ít phiếu không hiện.',
      'Kết quả đã chốt tự vào tiêu chí điều tra của phiếu chấm.',
    ],
  },
  ratings: {
    title: 'Xếp loại người đứng đầu',
    what: 'Đề xuất mức xếp loại kèm lý do, để hội đồng và người có thẩm quyền quyết định.',
    steps: [
      'Hệ thống chỉ đề xuất: vì sao ở mức này, còn thiếu gì để lên mức trên, điều gì chưa có số liệu.',
      'Chỉ số, nhiệm vụ, kế hoạch, kiến nghị kiểm tra chưa khắc phục và kỷ luật lấy từ hệ thống; số liệu chưa phòng nào đo thì nhập theo văn bản, từng số hoặc từ bảng được thử trước. Số đo được chỉ bị thay khi có lý do, và cả hai số đều hiện.',
      'Người được xếp loại tự đánh giá; cấp ủy, cấp trên, ủy viên nhận xét; hội đồng bỏ phiếu. Không ai bỏ phiếu cho mình.',
      'Quyết định có số. Người được xếp loại có thể kiến nghị trong thời hạn; mọi bản đều đọc lại được.',
    ],
  },
  rewards: {
    title: 'Khen thưởng',
    what: 'Đề nghị, xét, quyết định khen thưởng; bằng khen và sổ đăng ký.',
    steps: [
      'Cơ quan thường trực lập đợt, thành lập hội đồng, mở đợt; có thể đưa các đơn vị đứng đầu bảng xếp hạng vào danh sách một lần.',
      'Hình thức khen do cơ quan thường trực giữ: kiểm tra nào chặn, giới hạn, hiệu lực; khen thưởng trước đây, nơi khác được nhập từ bảng để phát hiện khen hai lần một việc.',
      'Đơn vị đề nghị tập thể, cá nhân trong và ngoài cơ quan; đầu mối viết báo cáo thành tích, thủ trưởng xác nhận và gửi.',
      'Kỷ luật, khen hai lần một việc, xếp loại, thứ hạng được kiểm tra tự động, bằng lời. Loại chặn thì dừng; loại cảnh báo thì chỉ đạt khi hội đồng ghi lý do. Điều hệ thống không biết được nói rõ là chưa rõ.',
      'Hội đồng bỏ phiếu kín một lần cho cả danh sách; ai có tên hoặc có đơn vị trong hồ sơ thì không biểu quyết hồ sơ đó.',
      'Biên bản, tờ trình, quyết định được soạn sẵn vào sổ văn bản. Khi người ban hành ghi quyết định, bằng khen có số đăng ký liên tiếp.',
      'In từng bằng hoặc in tất cả. Ai cũng kiểm tra được bằng tại /cong-khai/bang-khen; bằng bị thu hồi sẽ hiện là đã thu hồi.',
    ],
  },
  programmes: {
    title: 'Chương trình năm',
    what: 'Phương châm, lĩnh vực, chỉ tiêu, đơn vị điểm của năm.',
    steps: [
      'Đổi năm ở thanh trên; các trang theo năm đổi theo.',
      'Đơn vị điểm ghi nhiệm vụ trọng tâm và viết báo cáo cuối năm; thủ trưởng ký gửi, cơ quan thường trực chấp nhận hoặc trả lại kèm lý do.',
    ],
  },
  scorecard: {
    title: 'Bảng đo của năm',
    what: 'Các dòng “3 tăng, 2 giảm, 2 không”, mỗi dòng gắn với số đo có tên.',
    steps: [
      'Bấm vào số để mở danh sách hoặc bảng mà số được lấy. Hai số đo của một dòng đứng cạnh nhau, không gộp.',
      'Chưa đo được thì nói rõ vì sao: chưa gắn nguồn, nguồn chưa có số của năm, hoặc quá ít người trả lời nên không được nêu. Chưa đo được không bao giờ là đạt.',
      'Dòng “không” chỉ đạt khi đã đo và bằng 0.',
      'Cơ quan thường trực sửa lời, gắn số đo, đặt mức cần đạt ở chương trình năm; mỗi lần sửa có ngày.',
    ],
  },
  pilots: {
    title: 'Đơn vị điểm bên cạnh đơn vị tương tự',
    what: 'Trước, trong và sau năm làm điểm, cạnh trung vị và khoảng của đơn vị cùng loại, cùng khối.',
    steps: [
      'n là số đơn vị tương tự có số. Dưới 3 thì không nêu trung vị.',
      'Đây là mô tả, không phải bằng chứng: đơn vị được chọn vì đang thấp hoặc cao nên dễ trở về mức thường thấy.',
      'Chọn thêm một chỉ tiêu báo cáo bằng biểu, kỳ và mã.',
    ],
  },
  units: {
    title: 'Đơn vị',
    what: 'Cây đơn vị ở bất kỳ ngày nào, kể cả đơn vị đã đổi tên hay sáp nhập.',
    steps: [
      'Phiếu đơn vị in vừa một trang A4.',
      'Mã cũ vẫn tìm được; đơn vị đã kết thúc chỉ sang đơn vị kế tục.',
    ],
  },
  search: {
    title: 'Tìm kiếm',
    what: 'Một ô tìm cho đơn vị, nhiệm vụ và văn bản.',
    steps: ['“giao thong” tìm thấy “Giao thông”. Chỉ thấy những gì đồng chí được xem.'],
  },
  documents: {
    title: 'Tài liệu',
    what: 'Sổ văn bản và tệp minh chứng.',
    steps: ['Văn bản đã ban hành không sửa; đính chính bằng văn bản mới.'],
  },
  notifications: {
    title: 'Thông báo',
    what: 'Nhắc hạn và những gì người khác vừa làm với việc của đồng chí.',
    steps: ['Chọn nhận qua thư ngay hay gộp mỗi ngày ở trang tài khoản.'],
  },
  account: {
    title: 'Tài khoản của tôi',
    what: 'Mật khẩu, xác thực hai lớp, phiên đăng nhập, người làm thay.',
    steps: ['Thấy phiên lạ thì thoát phiên đó và đổi mật khẩu.'],
  },
  accounts: {
    title: 'Quản lý tài khoản',
    what: 'Người, chức danh, đường dẫn dùng một lần.',
    steps: ['Không đặt tài khoản chung cho đơn vị: mỗi việc phải có tên người làm.'],
  },
  audit: {
    title: 'Nhật ký hệ thống',
    what: 'Ai làm gì, lúc nào, với tư cách nào, trước và sau.',
    steps: ['Không dòng nào bị sửa hay xóa; mỗi người xem được việc của chính mình.'],
  },
} satisfies Record<string, GuidePart>

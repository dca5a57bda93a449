/** How offices word what is no work, and what demands work. Each form is tried on a whole line or clause. */

export const legalGround =
  /^(?:Căn cứ|Theo đề nghị|Xét đề nghị|Xét Tờ trình|Thực hiện (?:Kế hoạch|Nghị quyết|Quyết định|Chỉ thị|Công văn|Công điện|Chương trình)[^.]*[;,]$)/u
export const opener =
  /(?:(?:như sau|sau đây|sau|gồm|cụ thể|yêu cầu|chỉ đạo|kết luận|đề nghị|quyết định|giải pháp)\s*)?:$|(?:các |những |một số )?(?:nội dung|nhiệm vụ|công việc|giải pháp|việc|vấn đề)(?: [^.:]{0,40})? (?:sau|sau đây|như sau)\s*[.:;]?$/iu
/** "Các nội dung không quy định thời hạn … hoàn thành trước ngày 30/4/2025": for the items that name none. */
export const restDue =
  /^(?:Đối với )?(?:các|những) (?:nội dung|nhiệm vụ|công việc|yêu cầu)[^.;:]{0,60}(?:không|chưa) (?:quy định|nêu|ghi|có|xác định|ấn định)[^.;:]{0,30}(?:thời hạn|thời gian|mốc)/iu
export const effect =
  /^(?:(?:Quyết định|Chỉ thị|Kế hoạch|Quy chế|Nghị quyết|Công điện|Thông báo|Văn bản|Quy định)[^.]{0,80} này[^.]{0,40}|Quyết định này|Chỉ thị này)\s*(?:có hiệu lực|thay thế|được phổ biến|bãi bỏ)|^Bãi bỏ /u
export const execution =
  /chịu trách nhiệm (?:thi hành|thực hiện)\s+(?:(?:Quyết định|Chỉ thị|Kế hoạch|Công điện|Nghị quyết|Công văn|Văn bản|văn bản)\s*(?:này)?\s*)?(?:này)?\s*[./]*$|căn cứ Quyết định thi hành|chịu trách nhiệm thi hành/u
export const act =
  /^(?:Ban hành kèm theo|Phê duyệt|Công nhận|Thành lập|Kiện toàn|Công bố|Thay thế|Sửa đổi, bổ sung|Điều chỉnh|Ban hành)(?![\p{L}])/u
export const tale =
  /^(?:(?:về |công tác |một số |những |các |phần )?(?:đánh giá (?:chung|kết quả|tình hình)|kết quả (?:đạt được|thực hiện)|tình hình|tồn tại|hạn chế|khó khăn|nguyên nhân|ưu điểm|thuận lợi)(?![\p{L}])[^:]{0,80}(?::|\.?$)|(?:trong )?thời gian (?:vừa )?qua|đánh giá cao|ghi nhận|biểu dương|(?:cơ bản )?(?:thống nhất|đồng ý) (?:với )?(?:các )?(?:báo cáo|đánh giá|nội dung báo cáo)|qua theo dõi|qua kiểm tra)/iu
/** "Nhiệm vụ từ nay đến cuối năm" over a list is a heading, though it names a time. */
export const topic =
  /^(?:về |một số |các |những )*(?:nhiệm vụ|phương hướng|giải pháp|nội dung|công tác|công việc)(?![\p{L}])[^.;:]*$/iu
export const purpose =
  /^yêu cầu(?: chung| cụ thể)?\s*:?\.?$|^(?:mục đích|mục tiêu|quan điểm|phạm vi|đối tượng|mục đích,? (?:và )?yêu cầu|mục tiêu chung|mục tiêu cụ thể|nguyên tắc|quan điểm chỉ đạo|mục tiêu,? (?:và )?chỉ tiêu)[^.:]{0,40}:?\.?$/iu
export const closingFormula =
  /^(?:Trên đây|Trong quá trình|Nhận được|Chỉ thị này|Quyết định này|Công điện này|Kế hoạch này|Văn phòng (?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)[^.]{0,40} (?:xin )?thông báo|Thừa lệnh|(?:UBND|Ủy ban nhân dân)[^.]{0,40} (?:thông báo|yêu cầu|đề nghị|giao)|Yêu cầu|Đề nghị|Giao|Giám đốc|Thủ trưởng|Chủ tịch|Các (?:sở|cơ quan|đơn vị)|Căn cứ|Nếu |Mọi |Khi |Quá trình|Người đứng đầu)/u
export const formulaOnly =
  /^(?:Trên đây|Trong quá trình|Quá trình|Nếu |Chỉ thị này|Quyết định này|Thừa lệnh|Văn phòng [^.]{0,60} thông báo|Nhận được|Rất mong|Trân trọng|Mọi (?:chi tiết|thông tin|vướng mắc)|Chi tiết (?:xin )?liên hệ)|^(?:Yêu cầu|Đề nghị) (?:các|thủ trưởng các|quý) [^.,;:]{3,60}(?:triển khai|thực hiện)(?: nghiêm(?: túc)?)?[\s./]*$/iu
export const imperative =
  /(?<!(?:đã|được|đang|từng)\s)(?<![\p{L}])(?:giao|yêu cầu|đề nghị|phải|khẩn trương|chậm nhất|báo cáo|hoàn thành|gửi|giải trình|cung cấp|chủ trì|có trách nhiệm|tham mưu|triển khai|tổ chức|xây dựng|ban hành|thực hiện|rà soát)(?![\p{L}])/iu
export const bid =
  /(?<!(?:đã|được|đang|từng|theo)\s)(?<![\p{L}])(?:giao|yêu cầu|đề nghị|chỉ đạo|phân công)\s+(?!của|tại|trên|này|trong)\p{L}/iu
export const narration = /(?<![\p{L}])(?:đã|được|còn|chưa|đang|đạt)(?![\p{L}])/u

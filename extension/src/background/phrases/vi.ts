import { LATIN, type Language } from "./phrases";

const machine = "(thiết bị|trình duyệt|máy tính|máy|điện thoại|laptop|máy tính bảng)";
const secret = "(mã|mật khẩu|xác minh|xác thực|đăng nhập|otp)";
const next = "(lần sau|lần tới|từ nay|sau này|mỗi lần|tương lai)";
const later = `(${next}|${machine})`;

export const vi: Language = {
  tag: "vi",
  script: LATIN,
  rows: `
n (không|đừng) (tự động )?(đăng xuất|thoát)
n (không|đừng|bỏ qua) > (hỏi|yêu cầu|xác minh|xác thực|nhắc) > (thiết bị|trình duyệt|máy tính|máy này|ngày|lần sau)
n (thiết bị|trình duyệt|máy tính) > (không|đừng) (hỏi|yêu cầu)
i (máy tính|thiết bị|máy) (công cộng|dùng chung|chung)
i (không|đừng) (ghi nhớ|nhớ|lưu|duy trì|tin cậy)
c (ghi nhớ|nhớ|lưu) > (mật khẩu|thông tin đăng nhập)
c (ghi nhớ|nhớ|lưu) thông tin (của tôi|này)(?= $)
v tên|email|thư điện tử|địa chỉ|số (điện thoại|tài khoản|thẻ)|thẻ|lựa chọn|ngôn ngữ|tìm kiếm|tùy chọn|cài đặt|cookies?|bản tin|khuyến mãi|ưu đãi|điều khoản|thanh toán|hiển thị|hiện|thông báo|trên ứng dụng
u (ghi nhớ|nhớ|lưu) > (tên|email|địa chỉ|số điện thoại|id|tài khoản)
s (ghi nhớ|nhớ|lưu) (thông tin |trạng thái |phiên )?(tôi|mình|đăng nhập|tài khoản này|phiên đăng nhập|phiên)
s (duy trì|giữ|luôn|tiếp tục|vẫn) (cho |tôi |trạng thái |luôn |ở |phiên )*(đăng nhập|kết nối|phiên làm việc)
s (tự động đăng nhập|đăng nhập tự động|luôn đăng nhập|đăng nhập (lần sau|vĩnh viễn))
s (ghi nhớ|nhớ|lưu|nhận diện|nhận ra) > (thiết bị|trình duyệt|máy tính|máy) (này|của)?
s (tin cậy|tin tưởng|tin) > (thiết bị|trình duyệt|máy tính|máy)
s (thiết bị|máy tính|máy|trình duyệt) (này )?(là )?(đáng tin cậy|tin cậy|cá nhân|riêng|của tôi)
s (đăng nhập|ghi nhớ|nhớ) > # (ngày|giờ|tuần|tháng)
n (không|đừng) (hỏi|yêu cầu|gửi|nhắc) > ${secret} > (lại|nữa|${later})|(không|đừng) (hỏi|yêu cầu) lại (${secret})
n bỏ qua > ${secret} > ${later}|${next} > (không cần|bỏ qua|khỏi) > ${secret}|(không cần|mà không) > ${secret} > (lại|${next})
v rút thăm|trúng thưởng|chứng chỉ|nhắc tôi sau|bước này
s (ghi nhớ|nhớ|lưu|tin cậy|đăng ký|phê duyệt) ${machine}
s (đây là|đây có phải là) ${machine} (cá nhân |riêng )?(của bạn|của tôi|của mình)|chỉ (mình )?tôi > ${machine}
v bình luận
z một lần|tạm thời
w ghi nhớ|nhớ|lưu lại|không hỏi lại|đừng hỏi lại
y có|đồng ý|ok|tiếp tục|chấp nhận|cho phép|xác nhận|luôn|tin cậy
z không|đừng|để sau|lúc khác|bỏ qua|hủy|từ chối|(chỉ )?(phiên|lần) này|đến khi đóng|luôn hỏi
p đăng nhập|mật khẩu|xác minh|xác thực|mã
o giây|hết hạn|không hoạt động|cài đặt|thanh toán|bộ lọc|hết phiên|xóa|gỡ|quản lý
`,
};

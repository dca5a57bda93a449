import { showDay } from '#platform/day.ts'
import type { Certificate } from '../../documents/facts.ts'
import { showCode } from '../rules/code.ts'
import type { CertificateRow } from '../store/certificate.ts'

/** "ngày 05 tháng 02 năm 2025": days to 9 and the months 1 and 2 with a nought (NĐ 30/2020). */
const writtenDay = (day: string): string => {
  const [year = '', month = '', date = ''] = day.split('-')
  return `ngày ${date} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`
}

/** Where a code is verified, and the address that a certificate's QR code opens. */
export const verifyAddress = (publicUrl: string): string =>
  `${publicUrl.replace(/\/+$/, '')}/cong-khai/bang-khen`

/** The words of a certificate as they are set on paper; always Vietnamese. */
export const printedOf = (row: CertificateRow, publicUrl: string): Certificate => {
  const address = verifyAddress(publicUrl)
  return {
    office: row.office.toLocaleUpperCase('vi'),
    gives: 'TẶNG',
    title: row.title,
    name: row.name,
    of: row.ofLine,
    achievement: row.achievement,
    placeAndDay: `${row.place}, ${writtenDay(row.decidedOn)}`,
    authority: row.authority,
    signer: row.signer,
    facts: [
      `Quyết định số ${row.decisionNo} ngày ${showDay(row.decidedOn)}`,
      `Số đăng ký: ${row.number}/${row.year}`,
    ],
    verify: `Kiểm tra tại ${address.replace(/^https?:\/\//, '')} bằng mã:`,
    code: showCode(row.code),
    address: `${address}/${showCode(row.code)}`,
    note: row.invented ? 'Bản minh họa: tên người, số quyết định và chữ ký do dự án đặt ra.' : '',
  }
}

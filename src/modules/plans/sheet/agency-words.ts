import { fold } from './words.ts'

// How names of agencies begin (folded). After "và" or a comma only these open a new name, so that
// "Sở Kế hoạch và Đầu tư" and "Sở Văn hóa, Thể thao và Du lịch" stay whole.
const starters = new RegExp(
  `^(?:${[
    'so',
    'ban',
    'bo',
    'uy ban',
    'ubnd',
    'ubmt',
    'ub',
    'ubkt',
    'hdnd',
    'hoi dong',
    'mttq',
    'mat tran',
    'cong an',
    'ca tinh',
    'van phong',
    'vp',
    'vpub',
    'thanh tra',
    'cac',
    'toan the',
    'bao',
    'dai',
    'truong',
    'hoc vien',
    'dai hoc',
    'hoi',
    'hiep hoi',
    'lien hiep',
    'lien minh',
    'lien doan',
    'ldld',
    'doan',
    'tinh doan',
    'tinh uy',
    'huyen uy',
    'thanh uy',
    'thi uy',
    'dang uy',
    'dang bo',
    'cuc',
    'chi cuc',
    'tong cuc',
    'kho bac',
    'kbnn',
    'ngan hang',
    'nhnn',
    'buu dien',
    'bhxh',
    'bao hiem',
    'toa an',
    'tand',
    'vien',
    'vksnd',
    'trung tam',
    'benh vien',
    'cong ty',
    'tong cong ty',
    'tap doan',
    'vnpt',
    'viettel',
    'mobifone',
    'fpt',
    'quy',
    'phong',
    'bch',
    'bo chi huy',
    'bo tu lenh',
    'bdbp',
    'hai quan',
    'thue',
    'dien luc',
    'pc',
    'tieu ban',
    'to cong tac',
    'to',
    'don vi',
    'co quan',
    'chu tich',
    'thu truong',
    'giam doc',
    'nguoi dung dau',
    'huyen',
    'thanh pho',
    'thi xa',
    'xa',
    'phuong',
    'thi tran',
    // alone it is "Tư pháp" in a list of departments
    '(?:tp|tx)\\.?(?!\\.?$)',
    'dac khu',
    'doanh nghiep',
    'to chuc',
    'nha xuat ban',
    'bao nghe an',
    'ttpvhcc',
    'tttt',
  ].join('|')})(?=[\\s.:/(]|$)`,
)
// Words that only go on with a collective: "các sở, ban, ngành", "UBND các huyện, thành phố, thị xã".
const noun =
  '(?:so|ban|nganh|doan the|hoi|huyen|quan|thanh pho|thi xa|tp|tx|xa|phuong|thi tran|dac khu|dia phuong|don vi|co quan|to chuc|phong|hoi dac thu|chinh tri|xa hoi|chinh tri - xa hoi|doanh nghiep|hoi doan the|truong|don vi su nghiep|ubnd|uy ban nhan dan)'
const tail =
  '(?: (?:cap|thuoc|truc thuoc|lien quan|co lien quan|trung uong|tren dia ban|tinh|huyen|xa|thanh pho|khac|cong lap|su nghiep|nghiep|dong|chuyen mon|nganh|dia phuong|dong tren dia ban tinh|duoc giao|noi).*)?'
const generic = new RegExp(`^(?:cac )?${noun}(?:[ ,/-]+(?:va )?${noun})*\\.?${tail}$`)
const collective =
  /^(?:cac |toan the |mot so |nhung |so,? ban|so,? nganh|so\/|ban,? nganh|so$|so cap|ubnd (?:cac|cap)|uy ban nhan dan (?:cac|cap)|(?:thu truong|giam doc|lanh dao|nguoi dung dau|chu tich(?: ubnd| uy ban nhan dan)?) cac |hdnd cac|cong an cac|phong .*cac|huyen$|co quan$|don vi$)/
export const wholeNames =
  /(?:van hoa,? the thao(?: (?:va|&) du lich)?|\bbao va (?:dai|phat thanh)|\bvh, ?tt|\bvhtt, ?dl|\bld, ?tb|\bld - tb|\btn, ?mt\b|\bgd, ?dt\b|\bnn, ?ptnt|\bkh, ?cn\b|lao dong, thuong binh|khu kinh te(?:,| va) (?:cac )?khu|dqbh|dbqh va|dbqh & |hdnd va$|van phong hdnd va ubnd|nong nghiep, moi truong|hanh chinh, tu phap|cac khu cong nghiep$)/g
export const subjects = new Set(
  (
    'noi vu|tai chinh|tu phap|xay dung|y te|cong thuong|ke hoach va dau tu|ke hoach - dau tu|giao duc va dao tao|giao duc - dao tao|gd&dt|gddt|tai nguyen va moi truong|tn&mt|tnmt|' +
    'nong nghiep va phat trien nong thon|nn&ptnt|nong nghiep va moi truong|thong tin va truyen thong|tt&tt|tttt|khoa hoc va cong nghe|kh&cn|khcn|van hoa va the thao|' +
    'van hoa the thao va du lich|van hoa, the thao va du lich|vh&tt|vhttdl|du lich|lao dong - thuong binh va xa hoi|ldtb&xh|ld-tb&xh|giao thong van tai|gtvt|ngoai vu|dan toc|ton giao|kh&dt|khdt'
  ).split('|'),
)

// "SNV", "STTTT", "VPUBND": departments by their letters, as annexes for readers inside the province write them
const letters = /^(?:S[A-ZĐ&]{1,9}|VP[A-ZĐ]{2,9}|UBMTTQ|BQL[A-ZĐ]{0,6}|BCH[A-ZĐ]{0,6}|CAT)(?=[\s.:/(;,]|$)/

export const starts = (text: string) =>
  letters.test(text) || (starters.test(fold(text)) && !/^xa hoi\b/.test(fold(text)))
export const isCollective = (text: string) => collective.test(fold(text))
export const isGeneric = (text: string) => generic.test(fold(text))

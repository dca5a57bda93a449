/** Forms of discipline, mildest first: NĐ 112/2020/NĐ-CP; two of them left the law for civil servants in 2025. */
export const disciplineForms = ['reprimand', 'warning', 'salary', 'demotion', 'removal', 'dismissal'] as const
export type DisciplineForm = (typeof disciplineForms)[number]

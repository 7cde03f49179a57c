export const quantity = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

export const topicTitle = (topic: string): string => topic || 'No domain'

/** An approvals entry that accepts a person's `name` approval, with `new_name` or a take-over. */
export const resolveName = (person: { cn: string; sAMAccountName: string }, more: object) => ({
  type: 'name',
  user: `P ${person.cn}`,
  name: person.sAMAccountName,
  accept: true,
  ...more,
})

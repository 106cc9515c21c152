/** The config files of the demo, by their names. */
export const demoConfigs = (): Record<string, object> => ({
  'export-config.json': {
    server: 'source.test',
    export_file: 'users.json',
    user_path: 'OU=People,DC=source,DC=test',
    group_path: 'OU=Groups,DC=source,DC=test',
    search_groups: ['CN=All staff', 'CN=Engineering', 'CN=Finance', 'CN=Plant', 'CN=Project Falcon'],
    attributes: ['givenName', 'sn', 'displayName', 'mail', 'department', 'title', 'telephoneNumber', 'description'],
  },
  'import-config.json': {
    server: 'target.test',
    input_file: 'users.json',
    managed_user_path: 'OU=Managed Users,DC=target,DC=test',
    group_path: 'OU=Groups,DC=target,DC=test',
    prefix_common_names: 'ACME ',
    group_map: {
      'CN=Engineering': 'CN=Engineering',
      'CN=Finance': 'CN=Finance',
      'CN=Plant': ['CN=Plant Operators', 'CN=VPN Access'],
      'CN=Project Falcon': 'CN=Falcon',
      '*': 'CN=Staff',
    },
    restricted_groups: ['CN=VPN Access'],
  },
})

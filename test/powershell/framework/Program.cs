// Writes framework-members.json: what .NET Framework 4.6.2 and Windows PowerShell 5.1 have of the members that the scripts use.
// Standard input: a line for each, TYPE<tab>MEMBER. "?" is a receiver whose type cannot be told; a line with no member names a type only.
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;

const BindingFlags Public = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.FlattenHierarchy;

var folders = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
    .Where(one => one.Key is "Framework" or "PowerShell").Select(one => one.Value!).ToArray();
var files = folders.SelectMany(folder => Directory.GetFiles(folder, "*.dll")).ToArray();
using var context = new MetadataLoadContext(new PathAssemblyResolver(files), "mscorlib");
var types = new Dictionary<string, Type>();
// Those that Windows PowerShell itself is built on: it has loaded them, and any other would have to be loaded first.
foreach (var name in new[] { "mscorlib", "System", "System.Core", "System.DirectoryServices", "System.Management.Automation" })
{
    var file = files.Single(path => Path.GetFileNameWithoutExtension(path) == name);
    foreach (var type in context.LoadFromAssemblyPath(file).GetExportedTypes()) types.TryAdd(type.FullName!, type);
}

var result = new SortedDictionary<string, SortedDictionary<string, object>>(StringComparer.Ordinal);
var unknown = new List<string>();
foreach (var line in Console.In.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct())
{
    var (name, member) = (line.Split('\t')[0], line.Split('\t')[1]);
    if (name == "?") { unknown.Add(member); continue; }
    if (!types.TryGetValue(name, out var type)) { Console.Error.WriteLine($"{name}: not in .NET Framework 4.6.2"); continue; }
    if (!result.TryGetValue(type.FullName!, out var members)) result[type.FullName!] = members = new(StringComparer.OrdinalIgnoreCase);
    if (member == "") continue;
    var has = Signatures(type, member);
    if (has.Count == 0) { Console.Error.WriteLine($"{name}.{member}: not in .NET Framework 4.6.2"); continue; }
    // The types of the program that writes this are those of the .NET that PowerShell 7 runs on.
    var now = Type.GetType(name) ?? AppDomain.CurrentDomain.GetAssemblies().Select(one => one.GetType(name)).FirstOrDefault(one => one != null);
    members[member] = new { has, later = now == null ? [] : Signatures(now, member).Except(has).ToList() };
}
// Of what the scripts use by name, and else of anything.
foreach (var member in unknown.Order(StringComparer.OrdinalIgnoreCase))
{
    var used = result.Keys.Where(name => name != "?").Select(name => types[name]).Where(type => Signatures(type, member).Count > 0).ToList();
    var has = (used.Count > 0 ? used : [.. types.Values]).SelectMany(type => Signatures(type, member)).Distinct().Order(StringComparer.Ordinal).ToList();
    if (has.Count == 0) { Console.Error.WriteLine($"{member}: not in .NET Framework 4.6.2"); continue; }
    if (!result.TryGetValue("?", out var members)) result["?"] = members = new(StringComparer.OrdinalIgnoreCase);
    members[member] = new { has, later = Array.Empty<string>() };
}
Console.Out.WriteLine(JsonSerializer.Serialize(result, new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));

// Of each overload its parameters; of a property, a field or an event one with "property".
static List<string> Signatures(Type type, string member)
{
    if (member == "new") return [.. type.GetConstructors().Select(one => Parameters(one)).Order(StringComparer.Ordinal)];
    var found = new HashSet<string>();
    // An interface does not hold the members of those that it extends.
    foreach (var level in type.IsInterface ? [type, .. type.GetInterfaces()] : new[] { type })
    {
        foreach (var one in level.GetMembers(Public))
        {
            if (!string.Equals(one.Name, member, StringComparison.OrdinalIgnoreCase)) continue;
            found.Add(one is MethodInfo method ? Parameters(method) : "property");
        }
    }
    return [.. found.Order(StringComparer.Ordinal)];
}

static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

static string Parameter(ParameterInfo parameter)
{
    var attributes = parameter.GetCustomAttributesData().Select(one => one.AttributeType.Name).ToArray();
    var isParams = attributes.Contains("ParamArrayAttribute") || attributes.Contains("ParamCollectionAttribute");
    return (isParams ? "params " : "") + Name(parameter.ParameterType) + (parameter.IsOptional ? " optional" : "");
}

static string Name(Type type)
{
    if (type.IsByRef) return "ref " + Name(type.GetElementType()!);
    if (type.IsArray) return Name(type.GetElementType()!) + "[]";
    if (type.IsGenericParameter) return type.Name;
    if (!type.IsConstructedGenericType && !type.IsGenericType) return type.FullName ?? type.Name;
    return type.GetGenericTypeDefinition().FullName + "<" + string.Join(",", type.GetGenericArguments().Select(Name)) + ">";
}

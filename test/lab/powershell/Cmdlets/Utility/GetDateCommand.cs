using System.Globalization;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>Get-Date with a date, its parts, -AsUTC and a .NET -Format.</summary>
[Cmdlet(VerbsCommon.Get, "Date")]
public sealed class GetDateCommand : Cmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("LastWriteTime")]
    public DateTime Date { get; set; } = DateTime.Now;

    [Parameter]
    [ValidateRange(1, 9999)]
    public int? Year { get; set; }

    [Parameter]
    [ValidateRange(1, 12)]
    public int? Month { get; set; }

    [Parameter]
    [ValidateRange(1, 31)]
    public int? Day { get; set; }

    [Parameter]
    [ValidateRange(0, 23)]
    public int? Hour { get; set; }

    [Parameter]
    [ValidateRange(0, 59)]
    public int? Minute { get; set; }

    [Parameter]
    [ValidateRange(0, 59)]
    public int? Second { get; set; }

    [Parameter]
    [ValidateRange(0, 999)]
    public int? Millisecond { get; set; }

    [Parameter]
    public SwitchParameter AsUTC { get; set; }

    [Parameter]
    public string? Format { get; set; }

    protected override void ProcessRecord()
    {
        var date = Date;
        if (Year is { } year) { date = date.AddYears(year - date.Year); }
        if (Month is { } month) { date = date.AddMonths(month - date.Month); }
        if (Day is { } day) { date = date.AddDays(day - date.Day); }
        if (Hour is { } hour) { date = date.AddHours(hour - date.Hour); }
        if (Minute is { } minute) { date = date.AddMinutes(minute - date.Minute); }
        if (Second is { } second) { date = date.AddSeconds(second - date.Second); }
        if (Millisecond is { } millisecond) { date = date.AddMilliseconds(millisecond - date.Millisecond).AddTicks(-(date.Ticks % TimeSpan.TicksPerMillisecond)); }
        if (AsUTC) { date = date.ToUniversalTime(); }
        WriteObject(Format is null ? date : date.ToString(Format, CultureInfo.CurrentCulture));
    }
}

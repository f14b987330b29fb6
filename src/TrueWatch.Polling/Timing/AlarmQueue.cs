namespace TrueWatch.Polling;

/// <summary>
/// Alarms in the order in which they are due; of those at the same time, the one that was added first. A heap in pages,
/// four children to a parent, whose entries hold the times: to compare two of them reads no alarm, since many alarms are
/// spread over more memory than the processor has at hand. Each alarm knows its place, so that any can be removed. Not
/// thread-safe.
/// </summary>
internal sealed class AlarmQueue
{
    private const int Children = 4;

    // Pages waste nothing, and are never copied nor large enough for the heap of large objects.
    private const int PageBits = 8;
    private const int PageSize = 1 << PageBits;

    private readonly List<Entry[]> _pages = [];
    private int _count;
    private long _sequence;

    /// <summary>When the first alarm is due; the greatest time when there is none.</summary>
    public TimeSpan FirstDue => _count == 0 ? TimeSpan.MaxValue : At(0).Due;

    public void Add(Alarm alarm, TimeSpan due)
    {
        if (_count == _pages.Count * PageSize)
        {
            _pages.Add(new Entry[PageSize]);
        }

        MoveUp(new Entry(alarm, due, ++_sequence), _count++);
    }

    /// <summary>Removes the alarm that is due first. There has to be one.</summary>
    public Alarm TakeFirst()
    {
        var first = At(0).Alarm;
        Remove(first);
        return first;
    }

    /// <summary>Removes an alarm that is in the queue.</summary>
    public void Remove(Alarm alarm)
    {
        var place = alarm.Place;
        alarm.Place = Alarm.Nowhere;
        ref var end = ref At(--_count);
        var last = end;
        end = default;
        if (last.Alarm != alarm)
        {
            Fill(place, last);
        }

        // One empty page stays, for alarms that come and go.
        if (_count + (2 * PageSize) <= _pages.Count * PageSize)
        {
            _pages.RemoveAt(_pages.Count - 1);
        }
    }

    private void Fill(int place, Entry entry)
    {
        if (entry.IsBefore(At(place)))
        {
            MoveUp(entry, place);
        }
        else
        {
            MoveDown(entry, place);
        }
    }

    private void MoveUp(Entry entry, int place)
    {
        while (place > 0 && (place - 1) / Children is var parent && entry.IsBefore(At(parent)))
        {
            Put(At(parent), place);
            place = parent;
        }

        Put(entry, place);
    }

    private void MoveDown(Entry entry, int place)
    {
        while ((place * Children) + 1 is var child && child < _count)
        {
            var end = Math.Min(child + Children, _count);
            for (var other = child + 1; other < end; other++)
            {
                child = At(other).IsBefore(At(child)) ? other : child;
            }

            if (!At(child).IsBefore(entry))
            {
                break;
            }

            Put(At(child), place);
            place = child;
        }

        Put(entry, place);
    }

    private void Put(Entry entry, int place)
    {
        At(place) = entry;
        entry.Alarm.Place = place;
    }

    private ref Entry At(int place) => ref _pages[place >> PageBits][place & (PageSize - 1)];

    private readonly struct Entry(Alarm alarm, TimeSpan due, long sequence)
    {
        public Alarm Alarm { get; } = alarm;

        public TimeSpan Due { get; } = due;

        private long Sequence { get; } = sequence;

        public bool IsBefore(in Entry other) => Due != other.Due ? Due < other.Due : Sequence < other.Sequence;
    }
}

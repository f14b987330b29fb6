namespace TrueWatch.Polling;

/// <summary>
/// Alarms in the order in which they are due: a binary heap in which each alarm knows its place, so that setting and
/// clearing one allocates nothing. Not thread-safe.
/// </summary>
internal sealed class AlarmQueue
{
    private Alarm[] _alarms = new Alarm[16];

    public int Count { get; private set; }

    /// <summary>The alarm that is due first; null when there is none.</summary>
    public Alarm? First => Count == 0 ? null : _alarms[0];

    public void Add(Alarm alarm)
    {
        if (Count == _alarms.Length)
        {
            Array.Resize(ref _alarms, Count * 2);
        }

        MoveUp(alarm, Count++);
    }

    public void Remove(Alarm alarm)
    {
        var place = alarm.Place;
        var last = _alarms[--Count];
        _alarms[Count] = null!;
        alarm.Place = Alarm.Nowhere;
        if (last == alarm)
        {
            return;
        }

        if (last.IsBefore(alarm))
        {
            MoveUp(last, place);
        }
        else
        {
            MoveDown(last, place);
        }
    }

    private void MoveUp(Alarm alarm, int place)
    {
        while (place > 0 && (place - 1) / 2 is var parent && alarm.IsBefore(_alarms[parent]))
        {
            Put(_alarms[parent], place);
            place = parent;
        }

        Put(alarm, place);
    }

    private void MoveDown(Alarm alarm, int place)
    {
        while ((place * 2) + 1 is var child && child < Count)
        {
            if (child + 1 < Count && _alarms[child + 1].IsBefore(_alarms[child]))
            {
                child++;
            }

            if (!_alarms[child].IsBefore(alarm))
            {
                break;
            }

            Put(_alarms[child], place);
            place = child;
        }

        Put(alarm, place);
    }

    private void Put(Alarm alarm, int place)
    {
        _alarms[place] = alarm;
        alarm.Place = place;
    }
}

using Slow;

Console.WriteLine(typeof(IPost));

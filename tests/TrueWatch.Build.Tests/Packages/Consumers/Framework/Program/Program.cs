using Importing;

Console.WriteLine(await Import.DescribeAsync(new Uri(args[0])).ConfigureAwait(false));
